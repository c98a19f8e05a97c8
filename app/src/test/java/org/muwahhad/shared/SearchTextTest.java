package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          أجهزة      | اجهزه
          إدارة      | اداره
          آلة        | اله
          ٱلمحمول    | المحمول
          مستوى      | مستوي
          ثنـــائيّة | ثناييه
          مسؤول      | مسوول
          ٦٤         | 64
          ۶۴         | 64
          Wi-Fi 6E   | wi fi 6e
          Café       | cafe
          """)
  void words_typed_in_many_ways_have_one_form(String typed, String form) {
    assertThat(SearchText.normalise(typed)).isEqualTo(form);
  }

  @Property
  void to_normalise_twice_is_to_normalise_once(@ForAll String text) {
    String once = SearchText.normalise(text);

    assertThat(SearchText.normalise(once)).isEqualTo(once);
  }

  @Property
  void to_normalise_arabic_twice_is_to_normalise_it_once(
      @ForAll @CharRange(from = '\u0600', to = '\u06ff') String text) {
    String once = SearchText.normalise(text);

    assertThat(SearchText.normalise(once)).isEqualTo(once);
  }

  @Property
  void words_are_never_empty_and_hold_no_space(@ForAll String text) {
    assertThat(SearchText.words(text)).noneMatch(w -> w.isEmpty() || w.contains(" "));
  }
}
