package org.muwahhad.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SealOffer;
import org.muwahhad.bid.room.SealingTerms;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;
import org.muwahhad.web.UnreadBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Checks, seals and signs a bid on the bidder's own machine; needs no service, no database and no
 * network. What it writes is the body of the address that takes sealed bids.
 */
@Command(
    name = "seal-bid",
    mixinStandardHelpOptions = true,
    description = {
      "Seals a bid so that the service cannot read it before the opening.",
      "Compare the fingerprint that is printed with the notice of the tender."
    },
    footer = {
      "",
      "The terms are the answer of GET /api/v1/tenders/{id}/bid/sealing; the file written is the",
      "body of POST /api/v1/tenders/{id}/bid/sealed-versions.",
      "",
      "Exit codes: 0 sealed, 2 a file cannot be read or written, 3 the offer breaks a rule."
    })
final class SealBidCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;
  private static final int REFUSED = 3;
  private static final String CURVE = "secp256r1";

  @Option(
      names = "--terms",
      required = true,
      paramLabel = "FILE",
      description = "Terms of sealing, JSON.")
  private Path terms = Path.of("");

  @Option(
      names = "--offer",
      required = true,
      paramLabel = "FILE",
      description = "The offer, JSON, as PUT /api/v1/tenders/{id}/bid/draft takes it.")
  private Path offer = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description =
          "Your key, which signs; made when there is none. Its public part is in FILE.pub.")
  private Path key = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The sealed bid, JSON.")
  private Path out = Path.of("");

  @Option(
      names = "--copy",
      required = true,
      paramLabel = "FILE",
      description =
          "Your copy of what is sealed, whose SHA-256 the receipt tells; of two envelopes the"
              + " prices are in FILE.prices.")
  private Path copy = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter writer = spec.commandLine().getOut();
    BidJson json = BidJson.ofSubcommand();
    try {
      Optional<SealingTerms> asked = read(writer, json, terms, SealingTerms.class);
      Optional<Offer> offered = read(writer, json, offer, Offer.class);
      if (asked.isEmpty() || offered.isEmpty()) {
        return UNREADABLE;
      }
      SealingTerms read = asked.get();
      KeyPair pair = pair();
      SealOffer.SealedOffer sealed =
          new SealOffer(read, json).run(offered.get(), pair.getPrivate(), pair.getPublic());
      Files.write(copy, sealed.content());
      byte[] prices = sealed.prices();
      if (prices != null) {
        Files.write(beside(copy, ".prices"), prices);
      }
      Files.write(out, json.write(sealed.sent()));
      writer.println("Tender / المنافسة: " + read.tender());
      writer.println("Key / المفتاح: " + read.bidKey().sha256());
      SealingTerms.SealingKey ofPrices = read.pricesKey();
      if (ofPrices != null) {
        writer.println("Key of the prices / مفتاح الأسعار: " + ofPrices.sha256());
      }
      writer.println("SHA-256: " + sealed.sent().sha256());
      return 0;
    } catch (IOException | SealBroken | GeneralSecurityException e) {
      writer.println("A file cannot be read or written: " + e.getMessage());
      writer.println("تعذّرت قراءة ملف أو كتابته.");
      return UNREADABLE;
    } catch (Refusal.InvalidInput invalid) {
      invalid.faults().forEach(f -> tell(writer, f.field(), f.messageKey(), f.arguments()));
      return REFUSED;
    } catch (Refusal.Conflict refused) {
      tell(writer, "", refused.messageKey(), refused.arguments());
      return REFUSED;
    }
  }

  /** What a file holds; empty where it holds something else, once it was told where. */
  private static <T> Optional<T> read(PrintWriter writer, BidJson json, Path file, Class<T> type)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return Optional.of(json.read(bytes, type));
    } catch (SealBroken e) {
      writer.println("This file cannot be read / تعذّرت قراءة هذا الملف: " + file);
      UnreadBody.of(e).stream()
          .flatMap(unread -> unread.faults().stream())
          .forEach(f -> tell(writer, f.field(), f.messageKey(), f.arguments()));
      return Optional.empty();
    }
  }

  private static void tell(
      PrintWriter writer, String field, String messageKey, List<Object> arguments) {
    for (Language language : Language.values()) {
      writer.println(field + ": " + Texts.in(language).get(messageKey, arguments.toArray()));
    }
  }

  private KeyPair pair() throws IOException, GeneralSecurityException {
    Path shown = beside(key, ".pub");
    if (Files.exists(key, LinkOption.NOFOLLOW_LINKS)) {
      KeyFactory keys = KeyFactory.getInstance("EC");
      return new KeyPair(
          keys.generatePublic(new X509EncodedKeySpec(base64(shown))),
          keys.generatePrivate(new PKCS8EncodedKeySpec(base64(key))));
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CURVE));
    KeyPair made = generator.generateKeyPair();
    Files.writeString(shown, Base64.getEncoder().encodeToString(made.getPublic().getEncoded()));
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(key, Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));
    return made;
  }

  private static byte[] base64(Path file) throws IOException {
    try {
      return Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no key", e);
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
