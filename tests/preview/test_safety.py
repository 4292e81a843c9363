"""Nobody but the page's own user gets anything out of the server, and nobody gets anything in."""

from __future__ import annotations

import http.client
from pathlib import Path

import pytest

ISSUE = "/issues/2026-11-20/"


def test_it_listens_on_the_loopback_address_only(running):
    """No other address of the machine answers."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    local = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    assert [it for it in local if it.endswith(f":{running.port:04X}")] == [
        f"0100007F:{running.port:04X}"
    ]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:PORT", ""]
)
def test_foreign_host_names_are_refused(running, host):
    """A name that somebody makes resolve to this machine gets nothing."""
    status, _, body = running.get(ISSUE, Host=host.replace("PORT", str(running.port)))
    assert status == 421
    assert "ferry" not in body


def test_no_host_and_two_hosts_are_refused(running):
    """What the header says must be one thing."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    connection.putrequest("GET", ISSUE, skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{running.port}")
    connection.putheader("Host", "evil.example")
    connection.endheaders()
    assert connection.getresponse().status in {400, 421}
    connection.close()


def test_foreign_origins_are_refused(running):
    """A page of the web that asks is told nothing; nor is one without an origin."""
    for origin in ("https://evil.example", "null", f"https://127.0.0.1:{running.port}"):
        assert running.get(f"{ISSUE}facts", Origin=origin)[0] == 403
    assert running.get(f"{ISSUE}facts", Origin=running.origin)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading(running, method):
    """No request can change a file."""
    assert running.get(ISSUE, method)[0] == 405


def test_reading_everything_changes_nothing(running):
    """Every address that there is leaves the workspace's files as they are, the cache apart."""

    def files():
        return {
            path: path.read_bytes()
            for path in running.root.rglob("*")
            if path.is_file() and ".newsletter" not in path.parts
        }

    before = files()
    for query in ("", "?part=web&scheme=dark&images=off&styles=off&reader=rtl", "?from=2026-11-20"):
        for path in ("/", "/sponsors", ISSUE, "/static/app.css"):
            assert running.get(path + query)[0] == 200
        for name in ("frame", "facts", "text", "source", "thumbnail"):
            assert running.get(ISSUE + name + query)[0] == 200
    assert files() == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/../desk.py",
        "/static/..%2fdesk.py",
        "/static/%2e%2e/%2e%2e/desk.py",
        "/static/app.css%00.js",
        f"{ISSUE}images/../issue.md",
        f"{ISSUE}images/..%2fissue.md",
        f"{ISSUE}images/quay.png",
        f"{ISSUE}images/%2fetc%2fpasswd",
        "/issues/..%2f..%2fetc/",
        "/issues/2026-13-45/",
        "/issues/2020-01-01/",
        "/newsletter.toml",
    ],
)
def test_no_path_leads_to_a_file(running, path):
    """Only the email's own pictures and the preview's own files have an address."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 404
    assert b"root:" not in body
    assert b"subject:" not in body


def test_policies(running):
    """Pages run no inline script; the frame runs ours alone, in no origin."""
    _, headers, _ = running.get(ISSUE)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    _, headers, body = running.get(f"{ISSUE}frame")
    policy = headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'nonce="{nonce}"' in body
    assert nonce not in running.get(f"{ISSUE}frame")[1]["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_nothing_of_the_email_runs(studio):
    """No script element, handler or address in its markup does anything in the frame."""
    page = studio()
    body = page.frame_locator(".pane iframe").locator("body")
    body.evaluate(
        """e => {
            window.ran = [];
            const script = document.createElement('script');
            script.textContent = "ran.push('script')";
            e.append(script);
            e.insertAdjacentHTML('beforeend',
                '<img src="data:," onerror="ran.push(1)">' +
                '<a id="js" href="javascript:ran.push(2)">x</a>');
            e.querySelector('#js').click();
        }"""
    )
    page.wait_for_timeout(300)
    assert body.evaluate("() => ran") == []
    assert body.evaluate("() => origin") == "null"
    page.errors.clear()  # the browser says what it did not run


def test_the_email_cannot_reach_the_page(studio):
    """The frame has an origin of its own: no cookie, no storage, no parent's document."""
    page = studio()
    assert page.locator(".pane iframe").get_attribute("sandbox") == "allow-scripts"
    body = page.frame_locator(".pane iframe").locator("body")
    reach = "() => { try { return Boolean(parent.document) } catch (e) { return e.name } }"
    assert body.evaluate(reach) == "SecurityError"
