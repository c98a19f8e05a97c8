package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.SearchText;

class WordFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          الحاسوب   | حاسوب
          للحاسوب   | حاسوب
          بالمحمول  | محمول
          محمولة    | محمول
          طابعات    | طابعة
          الطابعات  | طابعة
          مكتبية    | مكتبي
          laptops   | laptop
          batteries | battery
          switches  | switch
          boxes     | box
          """)
  void forms_of_a_word_have_one_stem(String one, String other) {
    assertThat(stem(one)).isEqualTo(stem(other));
  }

  @ParameterizedTest
  @CsvSource({"access,acces", "status,statu", "bus,bu", "الة,ه", "لوح,وح"})
  void a_word_is_not_cut_too_short(String word, String tooShort) {
    assertThat(stem(word)).isNotEqualTo(tooShort);
  }

  private static String stem(String word) {
    return WordForms.stem(SearchText.normalise(word));
  }
}
