"""What several of these tests need: a certificate that nobody vouches for but who wants to."""

from __future__ import annotations

import subprocess

import pytest


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate of 127.0.0.1 with its key in one file, and the same without the key."""
    folder = tmp_path_factory.mktemp("certificate")
    key, public, both = (folder / name for name in ("key.pem", "public.pem", "both.pem"))
    name = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    made = ("-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(key), "-out", str(public))
    subprocess.run(["openssl", "req", "-x509", *made, *name], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + public.read_bytes())
    return both, public
