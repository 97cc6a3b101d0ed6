"""`python -m pipeline` is `meldewerk`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
