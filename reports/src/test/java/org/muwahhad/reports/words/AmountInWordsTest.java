package org.muwahhad.reports.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.reports.Money;

/** Amounts written out by hand, by the rules of Arabic number and noun agreement. */
class AmountInWordsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0          | KWD | صفر دينار كويتي
          1          | KWD | دينار كويتي واحد
          2          | KWD | ديناران كويتيان
          3          | KWD | ثلاثة دنانير كويتية
          8          | KWD | ثمانية دنانير كويتية
          10         | KWD | عشرة دنانير كويتية
          11         | KWD | أحد عشر دينارًا كويتيًا
          12         | KWD | اثنا عشر دينارًا كويتيًا
          13         | KWD | ثلاثة عشر دينارًا كويتيًا
          18         | KWD | ثمانية عشر دينارًا كويتيًا
          20         | KWD | عشرون دينارًا كويتيًا
          21         | KWD | واحد وعشرون دينارًا كويتيًا
          22         | KWD | اثنان وعشرون دينارًا كويتيًا
          35         | KWD | خمسة وثلاثون دينارًا كويتيًا
          99         | KWD | تسعة وتسعون دينارًا كويتيًا
          100        | KWD | مائة دينار كويتي
          101        | KWD | مائة دينار كويتي ودينار كويتي واحد
          102        | KWD | مائة دينار كويتي وديناران كويتيان
          103        | KWD | مائة وثلاثة دنانير كويتية
          110        | KWD | مائة وعشرة دنانير كويتية
          111        | KWD | مائة وأحد عشر دينارًا كويتيًا
          200        | KWD | مائتا دينار كويتي
          205        | KWD | مائتان وخمسة دنانير كويتية
          300        | KWD | ثلاثمائة دينار كويتي
          800        | KWD | ثمانمائة دينار كويتي
          999        | KWD | تسعمائة وتسعة وتسعون دينارًا كويتيًا
          1000       | KWD | ألف دينار كويتي
          1001       | KWD | ألف دينار كويتي ودينار كويتي واحد
          1200       | KWD | ألف ومائتا دينار كويتي
          1250       | KWD | ألف ومائتان وخمسون دينارًا كويتيًا
          2000       | BHD | ألفا دينار بحريني
          2003       | BHD | ألفان وثلاثة دنانير بحرينية
          2500       | BHD | ألفان وخمسمائة دينار بحريني
          3000       | BHD | ثلاثة آلاف دينار بحريني
          10000      | BHD | عشرة آلاف دينار بحريني
          11000      | BHD | أحد عشر ألف دينار بحريني
          11500      | BHD | أحد عشر ألفًا وخمسمائة دينار بحريني
          25000      | OMR | خمسة وعشرون ألف ريال عُماني
          100000     | OMR | مائة ألف ريال عُماني
          101000     | OMR | مائة ألف وألف ريال عُماني
          102000     | OMR | مائة ألف وألفا ريال عُماني
          103000     | OMR | مائة وثلاثة آلاف ريال عُماني
          200000     | SAR | مائتا ألف ريال سعودي
          215000     | SAR | مائتان وخمسة عشر ألف ريال سعودي
          999999     | SAR | تسعمائة وتسعة وتسعون ألفًا وتسعمائة وتسعة وتسعون ريالًا سعوديًا
          1000000    | SAR | مليون ريال سعودي
          1000001    | SAR | مليون ريال سعودي وريال سعودي واحد
          2000000    | SAR | مليونا ريال سعودي
          2000005    | SAR | مليونان وخمسة ريالات سعودية
          3000000    | SAR | ثلاثة ملايين ريال سعودي
          12000000   | SAR | اثنا عشر مليون ريال سعودي
          12340000   | QAR | اثنا عشر مليونًا وثلاثمائة وأربعون ألف ريال قطري
          1000000000 | QAR | مليار ريال قطري
          2000000000 | AED | مليارا درهم إماراتي
          3500000000 | AED | ثلاثة مليارات وخمسمائة مليون درهم إماراتي
          4          | AED | أربعة دراهم إماراتية
          7          | USD | سبعة دولارات أمريكية
          15         | USD | خمسة عشر دولارًا أمريكيًا
          0.001      | KWD | فلس واحد
          0.002      | KWD | فلسان
          0.005      | KWD | خمسة فلوس
          0.011      | KWD | أحد عشر فلسًا
          1.500      | KWD | دينار كويتي واحد وخمسمائة فلس
          1250.750   | KWD | ألف ومائتان وخمسون دينارًا كويتيًا وسبعمائة وخمسون فلسًا
          3.003      | OMR | ثلاثة ريالات عُمانية وثلاث بيسات
          3.011      | OMR | ثلاثة ريالات عُمانية وإحدى عشرة بيسةً
          3.012      | OMR | ثلاثة ريالات عُمانية واثنتا عشرة بيسةً
          3.108      | OMR | ثلاثة ريالات عُمانية ومائة وثماني بيسات
          0.001      | OMR | بيسة واحدة
          0.100      | OMR | مائة بيسة
          0.101      | OMR | مائة بيسة وبيسة واحدة
          0.200      | OMR | مائتا بيسة
          2.002      | OMR | ريالان عُمانيان وبيستان
          0.100      | BHD | مائة فلس
          1.002      | BHD | دينار بحريني واحد وفلسان
          7.250      | BHD | سبعة دنانير بحرينية ومائتان وخمسون فلسًا
          11.011     | BHD | أحد عشر دينارًا بحرينيًا وأحد عشر فلسًا
          1.01       | QAR | ريال قطري واحد ودرهم واحد
          2.03       | QAR | ريالان قطريان وثلاثة دراهم
          1.01       | AED | درهم إماراتي واحد وفلس واحد
          100.05     | AED | مائة درهم إماراتي وخمسة فلوس
          5.01       | SAR | خمسة ريالات سعودية وهللة واحدة
          5.02       | SAR | خمسة ريالات سعودية وهللتان
          5.08       | SAR | خمسة ريالات سعودية وثماني هللات
          5.18       | SAR | خمسة ريالات سعودية وثماني عشرة هللةً
          5.21       | SAR | خمسة ريالات سعودية وإحدى وعشرون هللةً
          5.28       | SAR | خمسة ريالات سعودية وثمانٍ وعشرون هللةً
          5.50       | SAR | خمسة ريالات سعودية وخمسون هللةً
          9.10       | QAR | تسعة ريالات قطرية وعشرة دراهم
          9.02       | AED | تسعة دراهم إماراتية وفلسان
          9.99       | USD | تسعة دولارات أمريكية وتسعة وتسعون سنتًا
          """)
  void arabic_amounts_agree_in_number_gender_and_case(
      String amount, String currency, String words) {
    assertThat(AmountInWords.arabic(Money.of(amount, currency)))
        .isEqualTo("فقط " + words + " لا غير");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0        | KWD | Zero Kuwaiti dinars only
          1        | KWD | One Kuwaiti dinar only
          1.001    | KWD | One Kuwaiti dinar and one fils only
          2.500    | BHD | Two Bahraini dinars and five hundred fils only
          0.050    | OMR | Fifty baisa only
          101.01   | SAR | One hundred one Saudi riyals and one halalah only
          1234.56  | SAR | One thousand two hundred thirty-four Saudi riyals and fifty-six halalahs only
          1000000  | QAR | One million Qatari riyals only
          10.10    | QAR | Ten Qatari riyals and ten dirhams only
          21       | AED | Twenty-one UAE dirhams only
          0.01     | USD | One cent only
          2000000000.99 | USD | Two billion US dollars and ninety-nine cents only
          """)
  void english_amounts(String amount, String currency, String words) {
    assertThat(AmountInWords.english(Money.of(amount, currency))).isEqualTo(words);
  }

  @Test
  void an_amount_that_has_no_words_is_refused() {
    assertThatThrownBy(() -> AmountInWords.of(Money.of("-1", "KWD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AmountInWords.of(Money.of("1000000000000000", "KWD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AmountInWords.of(Money.of("1", "EUR"))).hasMessageContaining("EUR");
  }

  private static final RuleBasedNumberFormat ICU =
      new RuleBasedNumberFormat(ULocale.forLanguageTag("ar"), RuleBasedNumberFormat.SPELLOUT);

  /** ICU counts alike where one and two, which it leaves without agreement, are not in play. */
  @Property
  boolean numbers_below_a_hundred_are_those_of_icu(
      @ForAll @IntRange(min = 3, max = 99) int number) {
    Assume.that(number % 10 != 1 && number % 10 != 2);

    return ArabicCount.below100(number, false)
        .equals(ICU.format(number, "%spellout-cardinal-masculine"));
  }

  @Property
  boolean the_noun_follows_the_last_two_digits(
      @ForAll @LongRange(min = 1, max = 9_999_999_999L) long hundreds,
      @ForAll @IntRange(min = 3, max = 99) int last) {
    Money large = new Money(BigDecimal.valueOf(hundreds * 100 + last), "KWD");
    String small = AmountInWords.arabic(new Money(BigDecimal.valueOf(last), "KWD"));

    return AmountInWords.arabic(large).endsWith(" و" + small.substring("فقط ".length()));
  }

  @Property
  void different_amounts_never_read_alike(
      @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long one,
      @ForAll @LongRange(min = 1, max = 2000) long apart) {
    long other = one + apart < ArabicCount.LIMIT ? one + apart : one - apart;

    Set<String> read = new TreeSet<>();
    read.add(AmountInWords.arabic(new Money(BigDecimal.valueOf(one), "SAR")));
    read.add(AmountInWords.arabic(new Money(BigDecimal.valueOf(other), "SAR")));

    assertThat(read).hasSize(2);
  }
}
