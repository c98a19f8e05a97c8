package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Comments are in modern English: "none" does not stand for a thing that is not one, and words and
 * turns that nobody writes any more are not there.
 */
class PlainCommentsTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern NONE_AS_A_THING =
      Pattern.compile(
          "(?<!there )\\b(?:is|are|was) none (?:of|that|before|with)\\b|\\b(?:that|what|one that) is none\\b"
              + "|\\bor of none\\b|\\belse of none\\b|\\bnone such\\b|\\bis none of\\b");

  private static final Pattern OLD_TURN =
      Pattern.compile(
          "\\banew\\b|(?<!and )(?<!are )\\bno more(?=[.,;])|\\b(?:for|to) who\\b"
              + "|\\b[Ss]o (?:many|much)\\b(?!.{0,40} that\\b)"
              + "|\\b[Tt]he own\\b|\\bnone past the end\\b|\\b(?:is|are) to be had\\b");

  @Test
  void none_does_not_stand_for_what_is_not_such_a_thing() throws IOException {
    assertThat(found(NONE_AS_A_THING)).isEmpty();
  }

  @Test
  void no_comment_says_anew_or_that_something_is_so_no_more() throws IOException {
    assertThat(found(OLD_TURN)).isEmpty();
  }

  private static List<String> found(Pattern old) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = SourceTree.java()) {
      files.forEach(
          file -> {
            Matcher comment = COMMENT.matcher(text(file));
            while (comment.find()) {
              if (has(old, comment.group())) {
                found.add(SourceTree.name(file) + ": " + comment.group());
              }
            }
          });
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// The day is none of more than a year ago.",
        "/** An alternate is none before\n * being called. */",
        "/** The items by their codes; what is none is left out. */"
      })
  void such_a_comment_is_seen(String comment) {
    assertThat(has(NONE_AS_A_THING, comment)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// The vote counts no more, and another follows.",
        "/** What is recorded anew\n * is answered again. */",
        "/** The report, for\n * who may have it. */",
        "/** At most so many entries. */",
        "/** A coordinator sees the\n * own state. */",
        "/** A page of 25 rounds; none past the end. */",
        "// Whether a report is to be had."
      })
  void such_a_turn_is_seen(String comment) {
    assertThat(has(OLD_TURN, comment)).isTrue();
  }

  private static boolean has(Pattern old, String comment) {
    return old.matcher(comment.replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " ")).find();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
