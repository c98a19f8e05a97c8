package org.muwahhad.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.document.ViewOpenedDocument;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.upload.InspectFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The opening of a large tender: the key rebuilt from shares, every bid decrypted, its digest
 * compared, its prices and documents written down, the record frozen, in one act. Then every
 * document decrypted once. The floor is the same encrypted bytes read from the database.
 */
@Command(
    name = "opening",
    description = "Opens 40 bids of 2,000 lines with 20 MB of documents each, in one act.")
final class OpeningBench implements Callable<Integer> {
  private static final int TARGET = 30_000;
  private static final int MEGABYTE = 1024 * 1024;

  @Option(names = "--bids", description = "40 by default.")
  private int bids = 40;

  @Option(names = "--lines", description = "Lot items; 2,000 by default.")
  private int lines = 2_000;

  @Option(names = "--megabytes", description = "Documents of each bid; 20 by default.")
  private int megabytes = 20;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population people = Population.in(installation, 1, lines);
      SealedTender tender = SealedTender.publish(installation, people, lines, bids);
      Figures.Time submitting = Figures.time(() -> submit(installation, tender));
      Figures.print(
          "%d bids of %,d lines and %d MB submitted one after the other in %,d ms",
          bids, lines, megabytes, submitting.wallMillis());
      tender.closeNow(installation);
      tender.giveShares(installation);
      OpenBids openBids = installation.get(OpenBids.class);
      Figures.Time opening = Figures.time(() -> openBids.run(tender.panel().get(0), tender.id()));
      Figures.Time reading = Figures.time(() -> read(installation, tender));
      Figures.Time floor = Figures.time(() -> sum(installation));
      Figures.print(
          "opened in %,d ms, all documents decrypted in %,d ms: %,d ms (target %,d);"
              + " the encrypted bytes alone read in %,d ms",
          opening.wallMillis(),
          reading.wallMillis(),
          opening.wallMillis() + reading.wallMillis(),
          TARGET,
          floor.wallMillis());
      return opening.wallMillis() + reading.wallMillis() <= TARGET ? 0 : 1;
    }
  }

  private void submit(Installation installation, SealedTender tender) {
    for (int n = 0; n < bids; n++) {
      Actor bidder = tender.bidders().get(n);
      // Two files, since no single one may be larger than the whole allowance.
      for (int half = 0; half < 2 && megabytes > 0; half++) {
        installation
            .get(AddBidDocument.class)
            .run(
                bidder,
                tender.id(),
                SealedPart.BID,
                new InspectFile.UploadedFile(
                    "file",
                    "offer-" + half + ".txt",
                    text(megabytes * MEGABYTE / 2 - 1024, 2 * n + half)));
      }
      installation
          .get(SubmitBid.class)
          .run(bidder, tender.id(), tender.offer(n), UUID.randomUUID().toString(), false);
    }
  }

  /** Words that no compression shortens to nothing. */
  private static byte[] text(int length, int seed) {
    StringBuilder all = new StringBuilder(length);
    Random random = new Random(seed);
    while (all.length() < length - 24) {
      all.append(Long.toHexString(random.nextLong())).append(all.length() % 5 == 0 ? '\n' : ' ');
    }
    return all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void read(Installation installation, SealedTender tender) throws Exception {
    List<OpenedDocumentQueries.OpenedDocumentRow> documents =
        installation.get(OpenedDocumentQueries.class).list(tender.id());
    for (OpenedDocumentQueries.OpenedDocumentRow document : documents) {
      try (InputStream content =
          installation
              .get(ViewOpenedDocument.class)
              .run(tender.id(), document.documentId())
              .bytes()) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static void sum(Installation installation) {
    installation.number("SELECT SUM(LENGTH(MD5(content))) FROM bid_document_piece");
    installation.number("SELECT SUM(LENGTH(MD5(sealed_content))) FROM bid_version");
  }
}
