package org.muwahhad.reporting.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.log.TlogProof;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.command.ServeCommand;
import picocli.CommandLine;

/**
 * A receipt carries the proof that its entry is in the log: on its page, in the answer to programs,
 * as a file and in its PDF.
 */
@Tag("long")
class ReceiptProofTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aPublishedTender();
  private static final Actor BIDDER = WORLD.aBidderFor(WORLD.aSupplier());
  private static final BidQueries.Receipt RECEIPT = submit("418.125");
  private final Browserless anybody = Browserless.at(APP);
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void the_page_says_that_the_entry_waits_and_the_log_takes_it_up() {
    Browserless anybody = Browserless.at(APP);
    HttpResponse<String> waiting = anybody.get(path() + "/proof/file");
    assertThat(waiting.statusCode()).isEqualTo(422);
    assertThat(anybody.get("/api/v1" + path() + "/proof").body()).contains("\"WAITING\"");
    assertThat(anybody.get("/api/v1" + path()).body())
        .contains("\"proof\":{", "\"stage\":\"WAITING\"");
    APP.get(WorkLog.class).run();
  }

  @Test
  void whoever_holds_the_receipt_gets_a_proof_that_names_its_digest_and_nobody_else_does() {
    String proof = anybody.get(path() + "/proof/file").body();
    TlogProof read = TlogProof.find(proof).orElseThrow();

    assertThat(APP.get(ViewLog.class).check(read).verdict().isGood(0)).isTrue();
    assertThat(read.opening().act()).isEqualTo("bid.submitted");
    assertThat(read.detail()).contains(RECEIPT.sha256()).doesNotContain("418.125");
    assertThat(anybody.get(path()).body()).contains(path() + "/proof/file");
    String other = RECEIPT.sha256().replaceFirst(".", RECEIPT.sha256().startsWith("0") ? "1" : "0");
    assertThat(
            anybody
                .get("/verify/receipts/" + RECEIPT.receiptNumber() + "/" + other + "/proof/file")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_page_of_a_receipt_names_the_act_that_its_proof_proves() {
    Browserless reader = Browserless.at(APP);
    reader.get("/language/en?back=/verify");

    assertThat(reader.get(path()).body())
        .contains("What it proves", "Submission of a bid in tender " + TENDER.number())
        .doesNotContain("418.125");
  }

  @Test
  void the_page_that_checks_a_proof_names_its_act_in_words() {
    Browserless reader = Browserless.at(APP);
    reader.get("/language/en?back=/verify");
    String proof = reader.get(path() + "/proof/file").body();
    reader.get("/log");

    assertThat(reader.post("/log/check", "proof", proof).body()).contains("Bid submitted");
  }

  @Test
  void the_receipt_as_json_holds_the_proof() {
    String answer = anybody.get("/api/v1" + path()).body();

    assertThat(answer)
        .contains("\"given\":true", "\"proof\":{", "\"stage\":\"SIGNED\"", "c2sp.org/tlog-proof@v1")
        .doesNotContain("418.125");
  }

  @Test
  void the_receipt_as_pdf_holds_the_proof() throws IOException {
    assertHoldsProof(APP.get(PrintBidReceipt.class).run(BIDDER, RECEIPT.bidId(), 1));
  }

  private static void assertHoldsProof(PrintReceipt.File file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.content())) {
      assertThat(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().keySet())
          .anyMatch(name -> name.endsWith(".tlog-proof"));
    }
  }

  @Test
  void a_withdrawal_has_a_proof_of_its_own() throws IOException {
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    BidQueries.Receipt bid = submit(other, "7");
    APP.get(WithdrawBid.class).run(other, bid.bidId());
    APP.get(WorkLog.class).run();
    String number =
        APP.ask("SELECT receipt_number FROM bid_withdrawal WHERE bid_id = " + bid.bidId());
    TlogProof proof =
        TlogProof.find(
                String.valueOf(APP.get(ReceiptProofs.class).find(number).orElseThrow().proof()))
            .orElseThrow();

    assertThat(proof.opening().act()).isEqualTo("bid.withdrawn");
    assertHoldsProof(APP.get(PrintBidReceipt.class).ofWithdrawal(other, bid.bidId(), 1));
    assertThat(APP.get(ReceiptProofs.class).find("B-0000-0000-0000")).isEmpty();
  }

  @Test
  void a_command_checks_the_proof_without_the_service() throws IOException {
    String proof = anybody.get(path() + "/proof/file").body();
    String key = APP.get(ViewLog.class).verifierKey();

    assertThat(verify(proof, "--key", key, "--needed", "0")).isZero();
    assertThat(verify(proof, "--key", key)).as("nobody witnessed it").isEqualTo(3);
    assertThat(verify(proof.replaceFirst("index [0-9]+", "index 0"), "--key", key, "--needed", "0"))
        .isEqualTo(3);
    assertThat(verify("no proof", "--key", key)).isEqualTo(2);
    assertThat(verify(proof, "--key", "no key")).isEqualTo(2);
  }

  private int verify(String proof, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("verify-proof"));
    all.add(
        Files.writeString(Files.createTempFile(folder, "receipt", ".tlog-proof"), proof)
            .toString());
    Collections.addAll(all, arguments);
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(new StringWriter(), true))
        .execute(all.toArray(String[]::new));
  }

  private static String path() {
    return "/verify/receipts/" + RECEIPT.receiptNumber() + "/" + RECEIPT.sha256();
  }

  private static BidQueries.Receipt submit(String price) {
    return submit(BIDDER, price);
  }

  private static BidQueries.Receipt submit(Actor bidder, String price) {
    return APP.get(SubmitBid.class)
        .run(bidder, TENDER.id(), TENDER.offer(price, price), "k-" + price, false);
  }
}
