"""`python -m cvqa` is `cvqa`."""

import sys

from cvqa.cli import main

sys.exit(main())
