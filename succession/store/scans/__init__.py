"""The scans."""
