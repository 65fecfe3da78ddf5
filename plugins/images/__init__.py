"""Reads editors' photos and cards' words, writes small upright sRGB pictures without metadata and share cards."""
