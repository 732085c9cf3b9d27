"""Whole orders of calls, one service a file: make, read, list, change, delete."""
