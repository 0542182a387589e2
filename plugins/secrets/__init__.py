"""What must not stand in content: keys and passwords, numbers of identity cards and accounts, citizens' telephones."""
