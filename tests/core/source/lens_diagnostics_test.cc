#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/lens.h"

namespace reknot {
namespace {

std::vector<Diagnostic> diagnostics_of(std::string_view text) {
  Result<Lens> lens = read_lens(text);
  EXPECT_TRUE(lens.ok()) << text;
  return lens.ok() ? std::move(lens).value().diagnostics : std::vector<Diagnostic>{};
}

// "captured-file@3:9 captured-lock@4:2"
std::string found(std::string_view text) {
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics_of(text)) {
    if (!result.empty()) result += ' ';
    result += diagnostic.code + '@' + std::to_string(diagnostic.place.line) + ':' +
              std::to_string(diagnostic.place.column);
  }
  return result;
}

// The text after the first fix of the first diagnostic, or "none".
std::string fixed(std::string_view text) {
  const std::vector<Diagnostic> all = diagnostics_of(text);
  EXPECT_EQ(all.size(), 1U) << text;
  if (all.empty() || all.front().fixes.empty()) return "none";
  std::vector<Diagnostic::Edit> edits = all.front().fixes.front().edits;
  std::sort(edits.begin(), edits.end(),
            [](const auto& a, const auto& b) { return a.begin > b.begin; });
  std::string result(text);
  for (const Diagnostic::Edit& edit : edits) {
    result.replace(edit.begin, edit.end - edit.begin, edit.text);
  }
  return result;
}

TEST(LensDiagnostics, FindGlobalsCapturedVariablesAndDefaults) {
  EXPECT_EQ(found("log = open('x')\ndef f(): log.write('')\n"), "captured-file@2:9");
  EXPECT_EQ(found("def f():\n  log = open('x')\n  return lambda: log\n"),
            "captured-file@3:17");
  EXPECT_EQ(found("def f(log=open('x')): pass\n"), "captured-file@1:10");
  EXPECT_EQ(found("def f(log: F = open('x')): pass\n"), "captured-file@1:15");
  EXPECT_EQ(found("f = lambda log=open('x'): log\n"), "captured-file@1:15");
  EXPECT_EQ(found("with open('x') as log:\n  def f(): log.write('')\n"),
            "captured-file@2:11");
  EXPECT_EQ(found("if (log := open('x')): pass\ndef f(): log\n"), "captured-file@2:9");
  EXPECT_EQ(found("log: T = open('x')\ndef f(): log; log\ndef g(): log\n"),
            "captured-file@2:9 captured-file@3:9");
}

TEST(LensDiagnostics, FollowEverySpellingOfAnImport) {
  for (const std::string_view spelled :
       {"import threading\nx = threading.Lock()\n",
        "import threading as t\nx = t.Lock()\n",
        "from threading import Lock\nx = Lock()\n",
        "from threading import (Event, Lock as L)\nx = L()\n",
        "import multiprocessing.pool\nx = multiprocessing.pool.Pool()\n",
        "import multiprocessing.pool as p\nx = p.Pool()\n",
        "from multiprocessing import pool\nx = pool.Pool()\n",
        "def g():\n  global x, t\n  import threading as t\n  x = t.Lock()\n"}) {
    EXPECT_EQ(diagnostics_of(std::string(spelled) + "def f(): return x\n").size(), 1U)
        << spelled;
  }
}

TEST(LensDiagnostics, LetOthersBe) {
  for (const std::string_view text :
       {"log = open('x')\n", "def f():\n  log = open('x')\n  return log\n",
        "def f():\n  log = open('x')\n  return [log for a in b]\n",
        "log = open('x')\nlog = None\ndef f(): log\n",
        "def open(a): pass\nlog = open('x')\ndef f(): log\n",
        "from mine import open\nlog = open('x')\ndef f(): log\n",
        "from . import threading\nx = threading.Lock()\ndef f(): x\n",
        "from .threading import Lock\nx = Lock()\ndef f(): x\n",
        "from . import threading, Lock\nx = Lock()\ndef f(): x\n",
        "try: import threading\nexcept E: threading = None\nx = threading.Lock()\ndef "
        "f(): x\n",
        "x = threading.Lock()\ndef f(): x\n", "x = a.b().open('x')\ndef f(): x\n",
        "import threading\nwith threading.Lock() as x:\n  def f(): x\n",
        "x = len(open('x'))\ndef f(): x\n", "f(x=open('y'))\n", "def f(): return y\n"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(LensDiagnostics, SayWhyAndWhatToDo) {
  const std::vector<Diagnostic> all =
      diagnostics_of("import threading\nlock = threading.Lock()\ndef f(): lock\n");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(
      all[0].message,
      "the global 'lock', a lock, does not travel: it keeps the threads of one process "
      "apart, and means nothing in another. A way out: pass it as an argument instead of "
      "capturing it");
  EXPECT_EQ(all[0].severity, Severity::kWarning);
  EXPECT_EQ(all[0].function, 0U);
  ASSERT_EQ(all[0].related.size(), 1U);
  EXPECT_EQ(all[0].related[0].place.line, 2U);
  EXPECT_EQ(all[0].related[0].place.column, 7U);
  EXPECT_TRUE(all[0].fixes.empty());
}

TEST(LensDiagnostics, MoveABindingIntoItsOnlyUser) {
  EXPECT_EQ(fixed("import os\nlog = open(os.devnull)\ndef f():\n    \"\"\"Doc.\"\"\"\n   "
                  " log.read()\n"),
            "import os\ndef f():\n    \"\"\"Doc.\"\"\"\n    log = open(os.devnull)\n    "
            "log.read()\n");
  EXPECT_EQ(fixed("def f():\r\n\tlog.read()\r\nlog = open(\r\n  'x')\r\n"),
            "def f():\r\n\tlog = open(\r\n  'x')\r\n\tlog.read()\r\n");
  EXPECT_EQ(
      fixed("def f():\n  log = open('x')\n  def g():\n    return log\n  return g\n"),
      "def f():\n  def g():\n    log = open('x')\n    return log\n  return g\n");
  EXPECT_EQ(fixed("def f():\n  return log\nlog = open('x')"),
            "def f():\n  log = open('x')\n  return log\n");
}

TEST(LensDiagnostics, OfferNoFixThatMayNotHold) {
  for (const std::string_view text :
       {"log = open('x'); a = 1\ndef f():\n  log\n",
        "log = open('x')  # why\ndef f():\n  log\n",
        "if a:\n  log = open('x')\ndef f():\n  log\n", "log = open('x')\ndef f(): log\n",
        "log = open('x')\ndef f():\n  log\nlog.close()\n",
        "log = open('x')\nf = lambda: log\n",
        "a = 1\na = 2\nlog = open(a)\ndef f():\n  log\n",
        "log = open(a)\ndef f(a):\n  log\n", "a = log = open('x')\ndef f():\n  log\n",
        "log = open([b for b in a])\ndef f():\n  log\n",
        "def g(a):\n  log = open(a)\n  def f():\n    log\n  return f\n",
        "log = open('x')\ndef f():\n  \"\"\"Doc.\"\"\"; log\n",
        "log = open('x')\ndef f():\n  global log\n  log\n",
        "import threading\nx = threading.Lock()\ndef f():\n  x\n"}) {
    EXPECT_EQ(fixed(text), "none") << text;
  }
}

TEST(LensDiagnostics, FindDeclarationsThatDoNotCompile) {
  const auto message = [](std::string_view text) {
    const std::vector<Diagnostic> all = diagnostics_of(text);
    return all.size() == 1 && all[0].severity == Severity::kError ? all[0].message : "";
  };
  EXPECT_EQ(message("def f():\n  nonlocal x\n"), "no binding for nonlocal 'x' found");
  EXPECT_EQ(message("x = 1\nclass C:\n  nonlocal x\n"),
            "no binding for nonlocal 'x' found");
  EXPECT_EQ(message("nonlocal x\n"), "nonlocal declaration not allowed at module level");
  EXPECT_EQ(message("def f(x):\n  global x\n"), "name 'x' is parameter and global");
  EXPECT_EQ(message("def g(x):\n  def f(x):\n    nonlocal x\n"),
            "name 'x' is parameter and nonlocal");
  EXPECT_EQ(found("def g(x):\n  def f():\n    global x\n    nonlocal x\n"),
            "bad-declaration@3:11 bad-declaration@4:13");
  EXPECT_EQ(found("def g(x):\n  def f():\n    nonlocal x\nglobal y\n"), "");
}

}  // namespace
}  // namespace reknot
