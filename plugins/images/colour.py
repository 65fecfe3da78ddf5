"""Colours as the camera meant them, in the one profile every screen assumes."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageCms


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Transform from an embedded profile to sRGB, or None when the profile is sRGB already or does not fit `mode`."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        return ImageCms.buildTransform(source, _srgb(), mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # a damaged profile: browsers ignore it as well


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture as sRGB pixels in mode RGB; `profile` is the embedded ICC profile of an RGB, L or CMYK picture."""
    transform = _transform(profile, image.mode) if profile and image.mode in ("RGB", "L", "CMYK") else None
    converted = ImageCms.applyTransform(image, transform) if transform else image
    if converted is None:  # only for in-place transforms, which this is not
        raise ValueError("no picture came out of the colour transform")
    return converted if converted.mode == "RGB" else converted.convert("RGB")
