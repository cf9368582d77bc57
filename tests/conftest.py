"""Makes the modules that tests share (samples, fake_coder) importable from every directory."""
