package org.muwahhad.tender.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between two versions of a text. */
class MarkedTextTest {
  @ParameterizedTest
  @CsvSource({
    "three years of warranty, five years of warranty, |three| years of warranty",
    "delivered in 60 days, delivered in 45 days, delivered in |60| days",
    "on site, on site or remote, on |site|",
    "a, a, a||",
    "'', new, ||"
  })
  void only_the_words_that_differ_are_marked(String text, String other, String marked) {
    MarkedText found = MarkedText.of(text, other);

    assertThat(found.start() + "|" + found.own() + "|" + found.end()).isEqualTo(marked);
  }
}
