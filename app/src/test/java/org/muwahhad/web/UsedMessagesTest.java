package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.db.Guard;
import org.muwahhad.shared.Language;

/**
 * No message outlives its last use, and none is asked for that is not there. A message is used when
 * the code, a template or a trigger names it or the code of its refusal, or when its name is put
 * together at run time from a beginning that occurs as {@code "feature.part." + …}.
 */
class UsedMessagesTest {
  private static final Pattern NAMED = Pattern.compile("[\"']([a-z][A-Za-z0-9./_-]*)[\"']");
  private static final Pattern BEGUN =
      Pattern.compile("\"([a-z]+\\.(?:[A-Za-z0-9./_-]*[.-])?)\"\\s*\\+");

  /** A name given whole, as {@code t.get("web.title")}, and not the beginning of one. */
  private static final Pattern ASKED =
      Pattern.compile("\\bt(?:\\(\\))?\\.get\\(\"([a-z][A-Za-z0-9._-]*)\"\\s*[,)]");

  private final List<String> sources = sources();
  private final Set<String> named = found(NAMED);
  private final Set<String> begun = found(BEGUN);

  @Test
  void every_message_is_used() {
    List<String> unused =
        MessageBundles.load(Language.AR).keySet().stream().filter(k -> !isUsed(k)).toList();

    assertThat(unused).isEmpty();
  }

  @Test
  void every_message_that_is_asked_for_is_there() {
    Set<String> known = MessageBundles.load(Language.AR).keySet();
    Set<String> missing = found(ASKED);
    missing.removeIf(known::contains);

    assertThat(missing).isEmpty();
  }

  @Test
  void a_message_that_nothing_names_is_seen() {
    assertThat(isUsed("web.sign-in.title")).isTrue();
    assertThat(isUsed("tender.refusal.titles-missing")).isTrue();
    assertThat(isUsed("web.left-behind")).isFalse();
    assertThat(isUsed("tender.refusal.left-behind")).isFalse();
  }

  private boolean isUsed(String key) {
    String code = key.replaceFirst("\\.refusal\\.", ".");
    return isNamed(key) || isNamed(code);
  }

  private boolean isNamed(String key) {
    return named.contains(key) || begun.stream().anyMatch(start -> isBegunBy(start, key));
  }

  /** A beginning of the feature alone says little: then the rest is named somewhere too. */
  private boolean isBegunBy(String start, String key) {
    boolean featureOnly = start.indexOf('.') == start.length() - 1;
    return key.startsWith(start) && (!featureOnly || named.contains(key.substring(start.length())));
  }

  private Set<String> found(Pattern pattern) {
    return sources.stream()
        .flatMap(text -> pattern.matcher(text).results().map((MatchResult m) -> m.group(1)))
        .collect(Collectors.toSet());
  }

  private static List<String> sources() {
    try {
      return Stream.of(
              SourceTree.java().map(UsedMessagesTest::read),
              files(Path.of("src/main/jte")),
              files(Path.of("../db/src/main/resources/db/migration")),
              Guard.ALL.stream().map(guard -> "'" + guard.code() + "'"))
          .flatMap(texts -> texts)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(UsedMessagesTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
