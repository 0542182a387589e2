# Bantin. Every target sets up what it needs first; the second time it starts at once.

CONTENT ?= content
OUTPUT ?= output
ARCHIVE ?= archive.tar.gz
CACHE ?= .cache
PORT ?= 8000
FORMAT ?= terminal
BASE ?=
FIX ?=
MAPS ?=
NEW_ARGS ?=
FROM ?=
PLACE ?=
SECTION ?=
DATE ?=
ERRORS ?=
REPORT ?= bao-cao-nhap.md
URL ?=
HTTP_PORT ?= 80
DEPTH ?= 2
SEARCH ?= now
EXECUTOR ?=
TARGET ?=
KEEP ?= 5
FORCE ?=
RELEASE ?=
LOCALITY_ARGS ?=
LOG ?=
TEST_ARGS ?=
SEQUENCES ?= 300
KILLS ?= 100
N ?= 10000
RUNS ?= 3
BENCH_REPORT ?=
BENCH_ARGS ?=

BIN := .venv/bin
NEWSDESK := $(BIN)/python -m plugins.newsdesk
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

RUNTIME := .setup/python.stamp
DEVELOPMENT := $(RUNTIME) .setup/dev.stamp
EVERYTHING := $(DEVELOPMENT) .setup/node.stamp .setup/browser.stamp .setup/nginx.stamp .setup/programs.stamp

# Two installations into one environment must not run at once, with `make -j` either.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: rollback releases cluster lighthouse help serve site publish archive verify new import check check-site test nightly golden bench lint locality visitors setup lock

help: ## Liệt kê các lệnh (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  Biến (variables): CONTENT=$(CONTENT) OUTPUT=$(OUTPUT) ARCHIVE=$(ARCHIVE) CACHE=$(CACHE) PORT=$(PORT) FORMAT=$(FORMAT) BASE= URL= HTTP_PORT=$(HTTP_PORT) DEPTH=$(DEPTH) FIX= MAPS= NEW_ARGS= FROM= PLACE= SECTION= DATE= ERRORS= SEARCH=$(SEARCH) EXECUTOR= TARGET= KEEP=$(KEEP) FORCE= RELEASE= LOCALITY_ARGS= LOG= TEST_ARGS= SEQUENCES=$(SEQUENCES) KILLS=$(KILLS) N=$(N) RUNS=$(RUNS) BENCH_REPORT= BENCH_ARGS="

serve: $(RUNTIME) ## Dựng, mở trang trên máy này, dựng lại khi lưu (build, serve, rebuild on save)
	@$(NEWSDESK) serve --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --output "$(OUTPUT)" --port "$(PORT)"

site: $(RUNTIME) ## Dựng trang từ CONTENT vào OUTPUT (build the site)
	@$(NEWSDESK) site --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --output "$(OUTPUT)" --search "$(SEARCH)" --executor "$(EXECUTOR)"

publish: $(RUNTIME) ## Dựng bản cho bạn đọc, có TARGET thì đưa lên đó (build for readers; with TARGET, put it there)
	@$(NEWSDESK) publish --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --output "$(OUTPUT)" --search "$(SEARCH)" --executor "$(EXECUTOR)" \
	  --target "$(TARGET)" --url "$(URL)" --keep "$(KEEP)" $(if $(FORCE),--force)

rollback: $(RUNTIME) ## Cho bạn đọc thấy lại bản trước, hoặc bản RELEASE (let readers get an earlier release again)
	@$(NEWSDESK) rollback --content "$(CONTENT)" --target "$(TARGET)" --release "$(RELEASE)"

releases: $(RUNTIME) ## Liệt kê các bản đang giữ ở TARGET (list the releases that a target keeps)
	@$(NEWSDESK) releases --content "$(CONTENT)" --target "$(TARGET)"

archive: $(RUNTIME) ## Dựng trang và gói cùng nội dung vào ARCHIVE (bundle pages and sources with their sums)
	@$(NEWSDESK) archive --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --output "$(OUTPUT)" --archive "$(ARCHIVE)" --executor "$(EXECUTOR)"

verify: $(RUNTIME) ## Kiểm tra gói ARCHIVE còn nguyên vẹn (verify a bundle against its sums)
	@$(NEWSDESK) verify --archive "$(ARCHIVE)"

new: $(RUNTIME) ## Viết bài mới, ví dụ NEW_ARGS='--title "Tên bài"' (write a new article)
	@$(NEWSDESK) new --content "$(CONTENT)" $(NEW_ARGS)

import: $(RUNTIME) ## Chuyển trang cũ thành bản nháp, FROM=tệp hoặc thư mục (import saved pages as drafts)
	@$(NEWSDESK) import --content "$(CONTENT)" --from "$(FROM)" --report "$(REPORT)" \
	  $(if $(PLACE),--place "$(PLACE)") $(if $(SECTION),--section "$(SECTION)") $(if $(DATE),--date "$(DATE)") $(if $(ERRORS),--keep-errors)

check: $(RUNTIME) ## Kiểm tra nội dung; FORMAT=terminal, github, gitlab, json; FIX=1 ghi thêm cán bộ; BASE=origin/main (check the content)
	@$(NEWSDESK) check --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --format "$(FORMAT)" --base "$(BASE)" --executor "$(EXECUTOR)" $(if $(FIX),--fix)

check-site: $(RUNTIME) .setup/links.stamp ## Xem trang đang chạy ở URL=https://… thiếu gì (check a live site from outside)
	@$(NEWSDESK) check-site --content "$(CONTENT)" --url "$(URL)" --http-port "$(HTTP_PORT)" --depth "$(DEPTH)" --format "$(FORMAT)"

test: $(EVERYTHING) ## Chạy mọi phép thử, cả trong trình duyệt (run all tests, the browser's too)
	@$(BIN)/python -m pytest --numprocesses=logical --dist=loadfile tests $(TEST_ARGS)

nightly: $(DEVELOPMENT) ## Thử kỹ việc dựng lại từng phần, mất vài giờ (hundreds of edits, builds killed, memory: takes hours)
	@BANTIN_SEQUENCES="$(SEQUENCES)" BANTIN_KILLS="$(KILLS)" BANTIN_FEW_ARTICLES=500 BANTIN_MANY_ARTICLES=2000 \
	  $(BIN)/python -m pytest tests/incremental -s $(TEST_ARGS)

cluster: $(DEVELOPMENT) .setup/cluster.stamp ## Thử đọc bài bằng một cụm tiến trình không chung bộ nhớ, với Dask (test reading on a cluster)
	@$(BIN)/python -m pytest tests/core/test_clusters.py $(TEST_ARGS)

golden: $(DEVELOPMENT) ## Ghi lại các trang mẫu mà phép thử so với (rewrite the expected sites)
	@$(BIN)/python -m pytest tests/golden --rewrite-golden $(TEST_ARGS)

bench: $(RUNTIME) .setup/bench.stamp ## Đo thời gian và bộ nhớ với N bài bịa đặt, so với Hugo và Pelican (measure against Hugo and Pelican)
	@$(BIN)/python -m bench --articles "$(N)" --runs "$(RUNS)" $(if $(BENCH_REPORT),--report "$(BENCH_REPORT)") $(BENCH_ARGS)

lighthouse: $(EVERYTHING) .setup/lighthouse.stamp ## Đo các trang chính trên điện thoại yếu bằng Lighthouse (measure pages as a phone sees them)
	@$(BIN)/python bench/lighthouse/measure.py --content "$(CONTENT)" --maps "$(MAPS)"

lint: $(DEVELOPMENT) .setup/node.stamp ## Soát mã nguồn và HTML đã dựng (lint the code and the built HTML)
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy plugins
	@PATH="$(CURDIR)/$(BIN):$$PATH" node scripts/lint_workflows.mjs .github/workflows
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml
	@$(NEWSDESK) site --content "$(CONTENT)" --maps "$(MAPS)" --cache "$(CACHE)" --output .setup/lint-site
	@PATH="$(CURDIR)/$(BIN):$$PATH" node node_modules/html-validate/bin/html-validate.mjs --ext html .setup/lint-site

locality: $(RUNTIME) .setup/gazetteer.stamp ## Viết tệp địa phương, ví dụ LOCALITY_ARGS='--name "Tên"' (write a locality file)
	@$(NEWSDESK) locality --content "$(CONTENT)" $(LOCALITY_ARGS)

# LOG is left to the shell: it may be several files, or a pattern.
visitors: $(RUNTIME) ## Đếm lượt truy cập từ nhật ký máy chủ, LOG='/var/log/nginx/access.log*' (count visits from logs)
	@$(NEWSDESK) visitors --content "$(CONTENT)" --log $(LOG)

setup: $(EVERYTHING) ## Cài mọi thứ mà không chạy gì (install everything, run nothing)
	@echo "Đã cài xong."

lock: $(DEVELOPMENT) ## Ghi lại các bản khóa thư viện sau khi sửa *.in hoặc package.json (renew the lock files)
	@for list in requirements requirements-dev requirements-gazetteer requirements-links requirements-cluster bench/requirements; do \
	  $(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links --output-file=$$list.txt $$list.in || exit 1; \
	done
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --prefix bench/lighthouse --package-lock-only --ignore-scripts

# A stamp outlives what it stands for when somebody deletes that by hand.
ifeq ($(wildcard $(BIN)/python),)
.setup/python.stamp: deleted
endif
ifeq ($(wildcard node_modules/axe-core),)
.setup/node.stamp: deleted
endif
ifeq ($(wildcard bench/lighthouse/node_modules/lighthouse),)
.setup/lighthouse.stamp: deleted
endif
.PHONY: deleted
deleted: ;

# A stamp stands for one lock file and is written only when everything in that file is installed.
.setup/python.stamp: requirements.txt scripts/make_venv.sh
	@sh scripts/make_venv.sh .venv
	@echo "Cài thư viện để dựng trang (requirements.txt)…"
	@$(INSTALL) -r requirements.txt
	@mkdir -p .setup && touch $@

.setup/dev.stamp: requirements-dev.txt .setup/python.stamp
	@echo "Cài công cụ kiểm thử (requirements-dev.txt)…"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

.setup/gazetteer.stamp: requirements-gazetteer.txt .setup/python.stamp
	@echo "Cài danh mục đơn vị hành chính (requirements-gazetteer.txt)…"
	@$(INSTALL) -r requirements-gazetteer.txt
	@touch $@

.setup/links.stamp: requirements-links.txt .setup/python.stamp
	@echo "Cài công cụ tìm liên kết hỏng (requirements-links.txt)…"
	@$(INSTALL) -r requirements-links.txt
	@touch $@

.setup/cluster.stamp: requirements-cluster.txt .setup/dev.stamp
	@echo "Cài Dask (requirements-cluster.txt)…"
	@$(INSTALL) -r requirements-cluster.txt
	@touch $@

.setup/bench.stamp: bench/requirements.txt .setup/python.stamp
	@echo "Cài phần mềm để so sánh (bench/requirements.txt)…"
	@$(INSTALL) -r bench/requirements.txt
	@touch $@

.setup/node.stamp: package-lock.json package.json .npmrc .setup/dev.stamp
	@echo "Cài công cụ kiểm tra HTML và trợ năng (package-lock.json)…"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-progress --loglevel=error
	@touch $@

.setup/lighthouse.stamp: bench/lighthouse/package-lock.json bench/lighthouse/package.json .setup/dev.stamp
	@echo "Cài Lighthouse (bench/lighthouse/package-lock.json)…"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix bench/lighthouse --ignore-scripts --no-progress --loglevel=error
	@touch $@

.setup/browser.stamp: scripts/find_chromium.py .setup/dev.stamp
	@$(BIN)/python scripts/find_chromium.py --install > .setup/chromium
	@touch $@

.setup/nginx.stamp: scripts/install_nginx.sh .setup/dev.stamp
	@sh scripts/install_nginx.sh
	@touch $@

.setup/programs.stamp: scripts/install_programs.sh .setup/dev.stamp
	@sh scripts/install_programs.sh goaccess=goaccess
	@touch $@
