package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.bid.room.SealingTerms;
import org.muwahhad.bid.room.SubmitSealedBid;
import org.muwahhad.bid.room.ViewSealingTerms;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine;

/** A program seals a bid on the bidder's machine; what it writes is taken by the service. */
class SealBidCommandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final BidJson json = BidJson.ofSubcommand();
  private final StringWriter told = new StringWriter();

  @Test
  void what_it_seals_is_received_and_opened(@TempDir Path folder) throws IOException {
    assertThat(run(folder, tender.offer("418.125", "2"))).isZero();
    byte[] copy = Files.readAllBytes(folder.resolve("copy.json"));
    BidQueries.Receipt receipt =
        APP.get(SubmitSealedBid.class)
            .run(
                bidder,
                tender.id(),
                json.read(
                    Files.readAllBytes(folder.resolve("sealed.json")),
                    SubmitSealedBid.SealedBid.class));

    assertThat(receipt.sha256()).isEqualTo(Sha256.of(copy));
    assertThat(receipt.sealedBy()).isEqualTo(SealedBy.BIDDER);
    assertThat(told.toString()).contains(receipt.sha256(), tender.number());
    assertThat(Files.readString(folder.resolve("sealed.json"))).doesNotContain("418.125");

    TENDERS.open(tender);

    assertThat(APP.get(BidQueries.class).listLines(tender.id()))
        .anyMatch(l -> l.unitPrice().toPlainString().startsWith("418.125"));
  }

  @Test
  void the_fingerprints_of_the_keys_of_both_envelopes_are_told(@TempDir Path folder)
      throws IOException {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender();
    SealingTerms terms = APP.get(ViewSealingTerms.class).get(bidder, two.id());
    Files.write(folder.resolve("terms.json"), json.write(terms));
    Files.write(folder.resolve("offer.json"), json.write(two.offer("1", "1")));

    assertThat(execute(folder)).as(told.toString()).isZero();

    assertThat(told.toString())
        .contains(
            "Key / المفتاح: " + terms.bidKey().sha256(),
            "مفتاح الأسعار: " + Objects.requireNonNull(terms.pricesKey()).sha256());
  }

  @Test
  void the_key_is_made_once_and_kept(@TempDir Path folder) throws IOException {
    assertThat(run(folder, tender.offer("1", "1"))).isZero();
    String key = Files.readString(folder.resolve("bidder.key"));

    assertThat(run(folder, tender.offer("2", "2"))).isZero();

    assertThat(Files.readString(folder.resolve("bidder.key"))).isEqualTo(key);
  }

  @Test
  void an_offer_that_breaks_a_rule_is_not_sealed(@TempDir Path folder) throws IOException {
    assertThat(run(folder, tender.offer("1.2345"))).isEqualTo(3);

    assertThat(told.toString())
        .contains("prices[" + tender.items().get(0) + "]", "KWD allows at most 3 decimals");
    assertThat(folder.resolve("sealed.json")).doesNotExist();
  }

  @Test
  void what_cannot_be_read_is_told(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("terms.json"), "{}");

    assertThat(execute(folder)).isEqualTo(2);
  }

  @Test
  void a_field_that_is_not_one_of_an_offer_is_named(@TempDir Path folder) throws IOException {
    String offer = new String(json.write(tender.offer("10", "10")), UTF_8);
    terms(folder);
    Files.writeString(
        folder.resolve("offer.json"), offer.replaceFirst("\"lotItemId\"", "\"lotItem\""));

    assertThat(execute(folder)).isEqualTo(2);

    assertThat(told.toString())
        .contains("offer.json", "prices[0].lotItem: This field is not known.")
        .contains("هذا الحقل غير معروف");
    assertThat(folder.resolve("bidder.key")).as("no key is made for nothing").doesNotExist();
  }

  private int run(Path folder, Offer offer) throws IOException {
    terms(folder);
    Files.write(folder.resolve("offer.json"), json.write(offer));
    return execute(folder);
  }

  private void terms(Path folder) throws IOException {
    Files.write(
        folder.resolve("terms.json"),
        json.write(APP.get(ViewSealingTerms.class).get(bidder, tender.id())));
  }

  private int execute(Path folder) {
    return new CommandLine(new SealBidCommand())
        .setOut(new PrintWriter(told, true))
        .execute(
            "--terms=" + folder.resolve("terms.json"),
            "--offer=" + folder.resolve("offer.json"),
            "--key=" + folder.resolve("bidder.key"),
            "--out=" + folder.resolve("sealed.json"),
            "--copy=" + folder.resolve("copy.json"));
  }
}
