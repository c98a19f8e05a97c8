package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "latop,laptop,1,true",
    "lpatop,laptop,1,true",
    "labtob,laptop,1,false",
    "labtob,laptop,2,true",
    "حاسب,حاسوب,1,true",
    "خادم,خوادم,1,true"
  })
  void words_are_near_by_the_letters_that_differ(String a, String b, int most, boolean near) {
    assertThat(Spelling.isNear(a, b, most)).isEqualTo(near);
  }
}
