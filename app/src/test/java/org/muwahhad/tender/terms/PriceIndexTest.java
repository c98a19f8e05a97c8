package org.muwahhad.tender.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.publication.ViewPublications;

/** The index that prices may follow is named in a draft, published, and then stays. */
class PriceIndexTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Bilingual NAME =
      new Bilingual("الرقم القياسي لأسعار المنتجين", "Producer price index");
  private static final Bilingual SOURCE = new Bilingual("المركز الإحصائي الخليجي", "GCC-Stat");
  private static final LocalDate MONTH = LocalDate.parse("2020-03-01");
  private final SetPriceIndex setPriceIndex = APP.get(SetPriceIndex.class);
  private final PriceIndexQueries indices = APP.get(PriceIndexQueries.class);
  private final long tender = FIXTURE.aDraft();

  @Test
  void an_index_takes_the_place_of_the_one_before_and_each_is_recorded() {
    set(NAME, SOURCE, MONTH, "108.4");
    set(new Bilingual("رقم آخر", "Another index"), SOURCE, MONTH, "99.5");

    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.price-index-set");
    assertThat(FIXTURE.lastDetail(tender)).contains("Another index", "99.5", "2020-03-01");
    assertThat(FIXTURE.countActs(tender, "tender.price-index-set")).isEqualTo("2");
    assertThat(indices.find(tender))
        .hasValueSatisfying(
            index -> {
              assertThat(index.name().en()).isEqualTo("Another index");
              assertThat(index.source()).isEqualTo(SOURCE);
              assertThat(index.baseOn()).isEqualTo(MONTH);
              assertThat(index.baseValue()).isEqualByComparingTo("99.5");
            });

    setPriceIndex.run(FIXTURE.buyer(), tender, new PriceIndexInput(null, null, null, null));

    assertThat(indices.find(tender)).isEmpty();
    assertThat(FIXTURE.lastDetail(tender)).isEqualTo("{}");
  }

  @Test
  void an_index_is_named_whole_with_a_value_that_was_published() {
    assertFault(new Bilingual("رقم", ""), SOURCE, MONTH, "100", "name.en", "shared.missing");
    assertFault(NAME, new Bilingual("", "GCC-Stat"), MONTH, "100", "source.ar", "shared.missing");
    assertFault(NAME, SOURCE, null, "100", "baseOn", "shared.missing");
    assertFault(NAME, SOURCE, MONTH, null, "baseValue", "shared.missing");
    assertFault(NAME, SOURCE, MONTH, "0", "baseValue", "shared.not-positive");
    assertFault(NAME, SOURCE, MONTH, "1.00001", "baseValue", "tender.index-decimals");
    assertFault(NAME, SOURCE, MONTH, "10000000000", "baseValue", "tender.index-decimals");
    assertFault(
        NAME, SOURCE, LocalDate.parse("2999-01-01"), "100", "baseOn", "tender.index-day-in-future");

    assertThat(indices.find(tender)).isEmpty();
    assertThatThrownBy(() -> APP.sql(inserted(tender, "' '", "100")))
        .hasMessageContaining("ck_tender_price_index_said");
    assertThatThrownBy(() -> APP.sql(inserted(tender, "'x'", "0")))
        .hasMessageContaining("ck_tender_price_index_value");
  }

  @Test
  void once_approved_it_stays_as_it_is() {
    set(NAME, SOURCE, MONTH, "108.4");
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    long without = FIXTURE.anApproved();

    assertThatThrownBy(() -> set(NAME, SOURCE, MONTH, "100")).hasMessage("tender.not-editable");
    for (String statement :
        new String[] {
          "UPDATE tender_price_index SET base_value = 1 WHERE tender_id = " + tender,
          "DELETE FROM tender_price_index WHERE tender_id = " + tender,
          inserted(without, "'x'", "100")
        }) {
      assertThatThrownBy(() -> APP.sql(statement))
          .as(statement)
          .hasMessageContaining("tender.not-editable");
    }
  }

  @Test
  void a_buyer_names_it_on_a_page_and_bidders_read_it_in_the_notice() {
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    buyer.get("/language/en");
    String here = "/tenders/" + tender + "/price-index";
    assertThat(buyer.get("/tenders/" + tender + "/settings").body()).contains(here);
    buyer.post(
        here,
        "name.ar",
        NAME.ar(),
        "name.en",
        NAME.en(),
        "source.ar",
        SOURCE.ar(),
        "source.en",
        SOURCE.en(),
        "baseOn",
        "2020-03-01",
        "baseValue",
        "١٠٨٫٤");
    assertThat(buyer.get(here).body()).contains(NAME.ar(), NAME.en(), "2020-03-01", "108.4");
    assertThat(buyer.get("/tenders/" + tender).body())
        .as("who approves it reads it")
        .contains(NAME.en(), SOURCE.en(), "108.4");

    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    APP.get(PublishTender.class).run(FIXTURE.buyer(), tender);

    String number = APP.get(TenderQueries.class).getTender(tender).number();
    assertThat(buyer.get("/publications/" + number).body())
        .contains("id=\"price-index\"", NAME.en(), SOURCE.en(), "108.4");
    assertThat(APP.get(ViewPublications.class).get("192.0.2.7", number).priceIndex())
        .isEqualTo(indices.find(tender).orElseThrow());
    assertThat(buyer.get("/api/v1/publications/" + number).body()).contains(NAME.ar());
  }

  private void set(Bilingual name, Bilingual source, LocalDate baseOn, String baseValue) {
    setPriceIndex.run(
        FIXTURE.buyer(),
        tender,
        new PriceIndexInput(name, source, baseOn, new BigDecimal(baseValue)));
  }

  private void assertFault(
      Bilingual name,
      Bilingual source,
      @Nullable LocalDate baseOn,
      @Nullable String baseValue,
      String field,
      String code) {
    BigDecimal value = baseValue == null ? null : new BigDecimal(baseValue);
    assertThatThrownBy(
            () ->
                setPriceIndex.run(
                    FIXTURE.buyer(), tender, new PriceIndexInput(name, source, baseOn, value)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .anySatisfy(
                        f -> {
                          assertThat(f.field()).isEqualTo(field);
                          assertThat(f.code()).isEqualTo(code);
                        }));
  }

  private static String inserted(long tenderId, String name, String value) {
    return """
        INSERT INTO tender_price_index (tender_id, name_ar, name_en, source_ar, source_en, base_on,
                                        base_value)
        VALUES (%d, %s, 'x', 'x', 'x', '2020-03-01', %s)"""
        .formatted(tenderId, name, value);
  }
}
