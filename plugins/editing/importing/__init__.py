"""Reads a Word or text report; writes a draft article with pictures, proposed metrics and a list of what stayed behind.

`report_import.import_report` is the way in; nothing is imported here, so that the worker process starts quickly.
"""
