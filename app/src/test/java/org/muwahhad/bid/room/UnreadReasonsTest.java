package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.bid.UnreadReason;
import org.muwahhad.reporting.figures.PrintedFigures;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * A sealed bid that could not be read: the record of the opening, its pages, its bidder and a
 * notice say why, in words.
 */
@Tag("long")
class UnreadReasonsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aPublishedTender();
  private static final String HERE = "/tenders/" + TENDER.id();

  /** Characters of a sentence that stand on one page of a file, wherever that breaks. */
  private static final int BEGINNING = 25;

  private static final Map<UnreadReason, Actor> BIDDERS = new TreeMap<>();
  private static final Map<UnreadReason, Long> BIDS = new TreeMap<>();

  @BeforeAll
  static void open() {
    String content = content();
    bid(UnreadReason.NOT_A_BID, "this is no bid", true);
    bid(UnreadReason.OTHER_TENDER, content, false);
    bid(
        UnreadReason.CONTENT_INVALID,
        content.replace("\"validityDays\":90", "\"validityDays\":89"),
        true);
    String empty = "{\"description\":\"\",\"lot\":1,\"prices\":[]}";
    bid(
        UnreadReason.TOO_LARGE,
        content.replace(
            "\"alternatives\":null",
            "\"alternatives\":[" + String.join(",", List.of(empty, empty, empty)) + "]"),
        true);
    for (UnreadReason broken :
        List.of(
            UnreadReason.OTHER_KEY, UnreadReason.DOES_NOT_DECRYPT, UnreadReason.DIGEST_DIFFERS)) {
      bid(broken, content, true);
    }
    APP.without(
        "tr_bid_version_immutable",
        () -> {
          flip(bidOf(UnreadReason.OTHER_KEY), 2);
          flip(bidOf(UnreadReason.DOES_NOT_DECRYPT), 60);
          APP.sql(
              "UPDATE bid_version SET sha256 = REPEAT('0', 64) WHERE bid_id = "
                  + bidOf(UnreadReason.DIGEST_DIFFERS));
        });
    bid(UnreadReason.VALUE_REFUSED, content, true);
    APP.sql(
        """
        CREATE TRIGGER trial_opened BEFORE INSERT ON opened_bid FOR EACH ROW
        IF NEW.bid_id = %d THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.origin-not-gcc';
        END IF"""
            .formatted(bidOf(UnreadReason.VALUE_REFUSED)));
    try {
      TENDERS.open(TENDER);
    } finally {
      APP.sql("DROP TRIGGER trial_opened");
    }
  }

  @Test
  void what_the_database_refuses_is_told_by_the_rule_that_it_guards() {
    assertThat(APP.get(UnreadBids.class).list(TENDER.id(), bidOf(UnreadReason.VALUE_REFUSED)))
        .singleElement()
        .satisfies(
            bid ->
                assertThat(bid.words().en())
                    .endsWith("Rule: " + Texts.in(Language.EN).get("bid.refusal.origin-not-gcc")));
  }

  @Test
  void the_entry_of_the_opening_says_each_reason_and_names_the_rules_that_are_broken() {
    assertThat(APP.get(UnreadBids.class).list(TENDER.id()))
        .allSatisfy(bid -> assertThat(bid.part()).isEqualTo(SealedPart.BID))
        .allSatisfy(bid -> assertThat(bid.bidId()).isEqualTo(bidOf(bid.reason())))
        .hasSameSizeAs(BIDS.keySet());
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'tender.open' AND object_id = '%d'"
                    .formatted(TENDER.id())))
        .contains(
            "\"brokenRules\":[{\"code\":\"bid.validity-too-short\",\"arguments\":[\"90\",\"730\"],"
                + "\"field\":\"validityDays\",\"places\":1}]");
  }

  @Test
  void the_record_of_the_opening_says_them_on_its_page_its_frozen_text_and_its_file() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    String english = auditor.get(HERE + "/opening").body();
    String readOut = auditor.get(HERE + "/read-out").body();
    String file =
        Normalizer.normalize(
                PrintedFigures.words(auditor, "opening/" + TENDER.id(), "ENGLISH"),
                Normalizer.Form.NFKC)
            .replaceAll("\\s+", " ");
    String frozen = APP.ask("SELECT document FROM opening_record WHERE tender_id = " + TENDER.id());
    Browserless inArabic = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    inArabic.get("/language/ar");
    String arabic = inArabic.get(HERE + "/opening").body();

    for (UnreadReason reason : BIDS.keySet()) {
      String words = words(Language.EN, reason);
      assertThat(english).contains(words);
      assertThat(readOut).contains(words);
      assertThat(file).contains(words.substring(0, BEGINNING));
      assertThat(frozen).contains(words, words(Language.AR, reason));
      assertThat(arabic).contains(words(Language.AR, reason));
    }
    for (String page : List.of(english, frozen)) {
      assertThat(page)
          .contains("The validity must be at least 90 days")
          .contains("It is broken once, at validityDays.");
    }
  }

  @Test
  void the_page_of_the_record_says_them_to_auditors_in_words() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));

    String entries = auditor.get("/audit?act=tender.open&object=" + TENDER.number()).body();

    // The words of an entry are cut after a while, and those with a fault come first.
    assertThat(entries)
        .containsPattern(
            "does not decrypt|sealed to another key|breaks rules of the tender|not in the form")
        .contains("Broken rules");
  }

  @Test
  void each_bidder_reads_the_reason_on_its_own_pages_and_in_a_notice() {
    for (UnreadReason reason : BIDS.keySet()) {
      Actor person = Objects.requireNonNull(BIDDERS.get(reason));
      Browserless bidder = Browserless.signedInAs(APP, person);
      String words = words(Language.EN, reason);

      assertThat(bidder.get("/bids/" + bidOf(reason) + "/versions/1").body()).contains(words);
      assertThat(bidder.get(HERE + "/bid").body()).contains(words);
      assertThat(notice(person)).contains(words, words(Language.AR, reason));
      for (UnreadReason other : BIDS.keySet()) {
        if (other != reason) {
          assertThat(notice(person)).doesNotContain(words(Language.EN, other));
        }
      }
    }
  }

  @Test
  void programs_read_the_reasons_too() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));

    String json = auditor.get("/api/v1" + HERE + "/opening").body();

    assertThat(json).contains("\"reason\":\"OTHER_KEY\"", "\"code\":\"bid.validity-too-short\"");
  }

  @Test
  void there_are_words_for_every_reason_in_both_languages() {
    List<String> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      for (UnreadReason reason : UnreadReason.values()) {
        for (String key : List.of("bid.unread." + reason, "audit.value." + reason)) {
          if (!Texts.in(language).has(key)) {
            missing.add(language + " " + key);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static long bidOf(UnreadReason reason) {
    return Objects.requireNonNull(BIDS.get(reason));
  }

  private static String words(Language language, UnreadReason reason) {
    return Texts.in(language).get("bid.unread." + reason);
  }

  private static String notice(Actor bidder) {
    return APP.ask(
        """
        SELECT n.arguments FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = 'bid-unread' AND i.person_id = %d"""
            .formatted(bidder.personId()));
  }

  private static String content() {
    return new String(BidTexts.of(TENDER.offer("10", "10")), StandardCharsets.UTF_8);
  }

  /** A bid of a bidder of its own, with a content that names it or the one of {@link BidTexts}. */
  private static void bid(UnreadReason reason, String content, boolean named) {
    Actor who = WORLD.aBidderFor(WORLD.aSupplier());
    OwnSeal own = new OwnSeal(APP, who);
    SealingTerms terms = own.terms(TENDER.id());
    String text =
        content
            .replace(BidTexts.TENDER, terms.tender())
            .replace(BidTexts.SUPPLIER, named ? terms.supplier() : "0000000000");
    BIDDERS.put(reason, who);
    BIDS.put(
        reason,
        APP.get(SubmitSealedBid.class)
            .run(who, TENDER.id(), own.sealText(TENDER.id(), text))
            .bidId());
  }

  /** Changes a bit of what was sealed. */
  private static void flip(long bid, int place) {
    APP.sql(
        "UPDATE bid_version SET sealed_content = INSERT(sealed_content, %1$d, 1, CHAR(ASCII(SUBSTRING(sealed_content, %1$d, 1)) ^ 1)) WHERE bid_id = %2$d"
            .formatted(place, bid));
  }
}
