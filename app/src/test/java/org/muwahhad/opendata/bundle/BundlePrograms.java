package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.InstalledChromium;
import org.muwahhad.opendata.bundle.ForgedBundle.NoteSigner;

/** The two programs by which a stranger verifies a bundle: one of Python, one in a browser. */
final class BundlePrograms implements AutoCloseable {
  static final Path PROGRAMS = Path.of("..", "verify").toAbsolutePath().normalize();
  static final int RIGHT = 0;
  static final int FOUND = 3;
  static final int UNSIGNED = 4;
  private static final Pattern WRONG = Pattern.compile("(?m)^\\[([a-z]++)\\] [^/]*: WRONG");
  private final Path folder;
  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  /** The browser has no network. */
  BundlePrograms(Path folder) {
    this.folder = folder;
    playwright = Playwright.create();
    browser = InstalledChromium.launch(playwright);
    page = browser.newContext(new Browser.NewContextOptions().setOffline(true)).newPage();
    page.navigate(PROGRAMS.resolve("verify.html").toUri().toString());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** The page of the second program. */
  Page page() {
    return page;
  }

  /** What a program found. */
  record Outcome(int code, Set<String> wrong, String text) {}

  /** The keys that a reader has, and what else. */
  record Reader(
      String key, List<String> witnesses, @Nullable String openings, @Nullable String held) {
    Reader holding(String checkpoint) {
      return new Reader(key, witnesses, openings, checkpoint);
    }
  }

  static List<NoteSigner> fourStates() {
    return List.of("w1", "w2", "w3", "w4").stream().map(n -> new NoteSigner(n, 4)).toList();
  }

  Outcome python(byte[] bundle, Reader reader) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "python3",
                  PROGRAMS.resolve("verify.py").toString(),
                  written("bundle.zip", bundle),
                  "--key",
                  reader.key()));
      reader.witnesses().forEach(w -> command.addAll(List.of("--witness", w)));
      if (reader.openings() != null) {
        command.addAll(
            List.of("--openings", written("openings.json", reader.openings().getBytes(UTF_8))));
      }
      if (reader.held() != null) {
        command.addAll(List.of("--checkpoint", written("held", reader.held().getBytes(UTF_8))));
      }
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      Set<String> wrong = new TreeSet<>();
      Matcher found = WRONG.matcher(text);
      while (found.find()) {
        wrong.add(found.group(1));
      }
      return new Outcome(process.waitFor(), wrong, text);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @SuppressWarnings("unchecked") // What the script returns.
  Outcome inBrowser(byte[] bundle, Reader reader) {
    Map<String, Object> given = new HashMap<>();
    given.put("bundle", Base64.getEncoder().encodeToString(bundle));
    given.put("key", reader.key());
    given.put("witnesses", reader.witnesses());
    given.put("openings", reader.openings());
    given.put("held", reader.held());
    Map<String, Object> found =
        (Map<String, Object>)
            page.evaluate(
                """
                given => {
                  const bundle = Uint8Array.from(atob(given.bundle), c => c.charCodeAt(0));
                  const found = verifySafely(bundle, {
                    key: given.key, witnesses: given.witnesses, needed: 4, held: given.held,
                    openings: given.openings && JSON.parse(given.openings)
                  });
                  return {
                    code: found.code, wrong: Object.keys(found.faults),
                    text: found.verdict + JSON.stringify(found.faults) + found.notes.join()
                  };
                }\
                """,
                given);
    return new Outcome(
        Integer.parseInt(String.valueOf(found.get("code"))),
        new TreeSet<>((List<String>) found.get("wrong")),
        String.valueOf(found.get("text")));
  }

  /** What both programs find wrong in a bundle whose digests and signatures are right. */
  Set<String> wrongIn(ForgedBundle bundle) {
    return wrongIn(bundle, null);
  }

  /** The same for somebody who has openings. */
  Set<String> wrongIn(ForgedBundle bundle, @Nullable String openings) {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    List<NoteSigner> states = fourStates();
    bundle.sealFiles();
    bundle.sealLog(log, states);
    Reader reader =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), openings, null);
    Outcome python = python(bundle.zip(), reader);
    Outcome html = inBrowser(bundle.zip(), reader);

    assertThat(html.wrong()).as(html.text() + python.text()).isEqualTo(python.wrong());
    assertThat(python.code()).as(python.text()).isEqualTo(python.wrong().isEmpty() ? RIGHT : FOUND);
    return python.wrong();
  }
}
