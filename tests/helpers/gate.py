"""The check of a pull request, run as the workflow runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

COMMAND = Path(sys.executable).with_name("postmortem")
ON_THE_RUNNER = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"}


def check_as_the_workflow_does(
    repository: Path, workflow: Path
) -> subprocess.CompletedProcess[str]:
    """Run the very command of this check.yml in a repository, as a shell would."""
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    command = next(s["run"] for s in steps if s.get("run", "").startswith("postmortem check"))
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=repository,
        env={**os.environ, "PATH": path, **ON_THE_RUNNER},
        capture_output=True,
        text=True,
        check=False,
    )
