package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.key.DownloadShare;
import org.muwahhad.bid.key.HeldShares;
import org.muwahhad.bid.key.OpenTenderKey;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.DocumentCipher;
import org.muwahhad.bid.seal.OpeningSecret;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/**
 * Plays an operator who holds a copy of everything the platform keeps (every row of the database,
 * every file, the vault's key) and runs the platform's own code on it, forging even the proof that
 * the deadline has passed. The tender has two envelopes and so two keys; none of it reads either
 * part of a bid, and what opens the one does not open the other.
 */
@Tag("long")
class OperatorTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aTwoEnvelopeTender();
  private static final OperatorsCopy COPY = new OperatorsCopy(APP);
  private static final String PRICE = "418.125";
  private static final String DRAWING = "the drawing that nobody may see";
  private static final String ALTERNATIVE = "the other solution that nobody may see";
  private static final String ALTERNATIVE_PRICE = "391.875";
  private static final String PRICE_SHEET = "the sheet of prices that nobody may see";

  @BeforeAll
  static void a_bid_is_received_and_every_share_rehearsed() {
    TENDERS.allowAlternatives(TENDER);
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    attach(bidder, SealedPart.BID, DRAWING);
    attach(bidder, SealedPart.PRICES, PRICE_SHEET);
    APP.get(SubmitBid.class).run(bidder, TENDER.id(), offer(), UUID.randomUUID().toString(), false);
    // What a bidder is still typing makes the vault's key; it is not what was submitted.
    Actor typing = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(SaveBidDraft.class).run(typing, TENDER.id(), TENDER.offer("7", "7"));
    for (Actor member : TENDERS.members().holders(TENDER.id())) {
      APP.get(RehearseShare.class).run(member, TENDER.id(), OpeningMembers.PASSPHRASE, null);
      APP.get(DownloadShare.class).run(member, TENDER.id());
    }
  }

  private static Offer offer() {
    Offer offer = TENDER.offer(PRICE, "2");
    long lot = Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + TENDER.id()));
    return ChangedOffers.withAlternatives(
        offer,
        List.of(
            new Offer.Alternative(
                lot,
                ALTERNATIVE,
                List.of(
                    new Offer.AlternativePrice(
                        TENDER.items().get(0), new BigDecimal(ALTERNATIVE_PRICE), null, null),
                    new Offer.AlternativePrice(
                        TENDER.items().get(1), BigDecimal.ONE, null, null)))));
  }

  private static void attach(Actor bidder, SealedPart part, String words) {
    byte[] file = OfficeFiles.pdf(words);
    APP.get(AddBidDocument.class)
        .run(bidder, TENDER.id(), part, new InspectFile.UploadedFile("file", words + ".pdf", file));
  }

  @Test
  void no_key_made_of_what_is_kept_opens_a_document() throws Exception {
    List<String> documents = COPY.texts("SELECT document_id FROM bid_version_document");
    assertThat(documents).hasSize(2);
    assertThat(COPY.column("SELECT draft FROM bid_document WHERE draft IS NOT NULL")).isEmpty();

    for (String document : documents) {
      long id = Long.parseLong(document);
      long bid = Long.parseLong(APP.ask("SELECT bid_id FROM bid_document WHERE id = " + id));
      byte[] sealed =
          COPY.column("SELECT content FROM bid_document_piece WHERE document_id = " + id).get(0);
      for (byte[] candidate : COPY.candidateKeys()) {
        assertThatThrownBy(
                () -> {
                  try (InputStream in =
                      DocumentCipher.decrypting(
                          candidate,
                          SealContexts.document(bid, id),
                          new ByteArrayInputStream(sealed))) {
                    in.readAllBytes();
                  }
                })
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void no_row_and_no_file_shows_a_price_a_passphrase_or_a_share() {
    List<byte[]> secrets = new ArrayList<>();
    secrets.add(PRICE.getBytes(StandardCharsets.UTF_8));
    secrets.add(ALTERNATIVE.getBytes(StandardCharsets.UTF_8));
    secrets.add(ALTERNATIVE_PRICE.getBytes(StandardCharsets.UTF_8));
    secrets.add(DRAWING.getBytes(StandardCharsets.UTF_8));
    secrets.add(PRICE_SHEET.getBytes(StandardCharsets.UTF_8));
    secrets.add(OpeningMembers.PASSPHRASE.getBytes(StandardCharsets.UTF_8));
    for (Actor member : TENDERS.members().holders(TENDER.id())) {
      secrets.add(share(member, SealedPart.BID));
      secrets.add(share(member, SealedPart.PRICES));
    }

    for (byte[] kept : COPY.everythingKept()) {
      assertThat(secrets).noneMatch(secret -> contains(kept, secret));
    }
  }

  @Test
  void the_vault_unwraps_no_share_of_a_panel() {
    Vault vault = APP.get(Vault.class);

    List<byte[]> wrapped = COPY.column("SELECT wrapped_share FROM key_share");
    wrapped.addAll(COPY.column("SELECT wrapped_share FROM price_share"));
    assertThat(wrapped).hasSize(6);
    for (byte[] kept : wrapped) {
      for (int number = 1; number <= 3; number++) {
        int guess = number;
        for (SealedPart part : SealedPart.values()) {
          assertThatThrownBy(() -> vault.unwrapShare(forgedProof(part), guess, kept))
              .isInstanceOf(SealBroken.class);
        }
      }
    }
    assertThat(COPY.column("SELECT wrapped_share FROM given_share")).isEmpty();
  }

  @Test
  void no_key_made_of_what_is_kept_opens_anything() throws Exception {
    List<byte[]> lockedOwn = COPY.column("SELECT locked_private_keyset FROM opening_key");
    List<String> fingerprints = COPY.texts("SELECT fingerprint FROM opening_key");
    Set<String> tried = new HashSet<>();

    for (byte[] candidate : COPY.candidateKeys()) {
      if (!tried.add(Arrays.toString(candidate))) {
        continue;
      }
      for (SealedPart part : SealedPart.values()) {
        assertThatThrownBy(() -> Seal.unlock(forgedProof(part), locked(part), candidate))
            .isInstanceOf(SealBroken.class);
      }
      for (int i = 0; i < lockedOwn.size(); i++) {
        byte[] own = lockedOwn.get(i);
        String fingerprint = fingerprints.get(i);
        assertThatThrownBy(() -> UnlockedKey.unlock(own, fingerprint, candidate))
            .isInstanceOf(SealBroken.class);
      }
    }
    assertThat(tried).as("keys tried").hasSizeGreaterThan(100);
  }

  @Test
  void wrapped_shares_joined_as_they_are_give_no_secret() {
    for (SealedPart part : SealedPart.values()) {
      joined_as_they_are(
          part,
          COPY.column(
              "SELECT wrapped_share FROM "
                  + (part == SealedPart.BID ? "key_share" : "price_share")
                  + " ORDER BY share_number"));
    }
  }

  private static void joined_as_they_are(SealedPart part, List<byte[]> wrapped) {
    byte[] locked = locked(part);
    for (int from = 0; from + 32 <= wrapped.get(0).length; from++) {
      Map<Integer, byte[]> slices = new TreeMap<>();
      for (int number = 1; number <= wrapped.size(); number++) {
        slices.put(number, Arrays.copyOfRange(wrapped.get(number - 1), from, from + 32));
      }
      byte[] joined = OpeningSecret.join(slices, 2);
      assertThatThrownBy(() -> Seal.unlock(forgedProof(part), locked, joined))
          .isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void a_holder_who_helps_the_operator_is_one_share_short() {
    byte[] locked = locked(SealedPart.BID);
    byte[] one = share(TENDER.chair(), SealedPart.BID);

    for (int number = 1; number <= 3; number++) {
      for (byte[] second : COPY.candidateKeys()) {
        Map<Integer, byte[]> both = new HashMap<>();
        both.put(numberOf(TENDER.chair()), one);
        both.putIfAbsent(number, second);
        if (both.size() == 2) {
          byte[] joined = OpeningSecret.join(both, 2);
          assertThatThrownBy(() -> Seal.unlock(forgedProof(SealedPart.BID), locked, joined))
              .isInstanceOf(SealBroken.class);
        }
      }
    }
    assertThatThrownBy(() -> OpeningSecret.join(Map.of(1, one), 2)).isInstanceOf(SealBroken.class);
  }

  @Test
  void the_service_itself_opens_nothing_when_the_clock_is_forged_without_the_panel() {
    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(() -> APP.get(OpenBids.class).run(TENDER.chair(), TENDER.id()))
                .hasMessage("bid.shares-missing"));
    for (SealedPart part : SealedPart.values()) {
      assertThatThrownBy(() -> APP.get(OpenTenderKey.class).run(forgedProof(part)))
          .hasMessage("bid.shares-missing");
    }
  }

  @Test
  void what_opens_the_technical_parts_opens_no_price() throws Exception {
    Map<Integer, byte[]> shares = new TreeMap<>();
    TENDERS
        .members()
        .holders(TENDER.id())
        .forEach(h -> shares.put(numberOf(h), share(h, SealedPart.BID)));
    byte[] secret = OpeningSecret.join(shares, 2);
    Seal.PrivateKey key = Seal.unlock(forgedProof(SealedPart.BID), locked(SealedPart.BID), secret);
    byte[] prices = COPY.column("SELECT sealed_prices FROM bid_version").get(0);

    assertThatThrownBy(
            () -> Seal.unlock(forgedProof(SealedPart.PRICES), locked(SealedPart.PRICES), secret))
        .isInstanceOf(SealBroken.class);
    for (String context :
        List.of(
            SealContexts.prices(TENDER.number(), bidder()),
            SealContexts.bid(TENDER.number(), bidder()))) {
      assertThatThrownBy(() -> key.open(context, prices)).isInstanceOf(SealBroken.class);
    }
    assertThat(
            new String(
                key.open(
                    SealContexts.bid(TENDER.number(), bidder()),
                    COPY.column("SELECT sealed_content FROM bid_version").get(0)),
                StandardCharsets.UTF_8))
        .contains("\"pricesSha256\"", DRAWING)
        .doesNotContain(PRICE, PRICE_SHEET);
  }

  @Test
  void any_two_of_the_three_holders_open_when_the_third_share_is_lost() throws Exception {
    List<Actor> holders = TENDERS.members().holders(TENDER.id());

    for (Actor lost : holders) {
      Map<Integer, byte[]> kept = new TreeMap<>();
      holders.stream()
          .filter(h -> h != lost)
          .forEach(h -> kept.put(numberOf(h), share(h, SealedPart.PRICES)));
      Seal.PrivateKey key =
          Seal.unlock(
              forgedProof(SealedPart.PRICES),
              locked(SealedPart.PRICES),
              OpeningSecret.join(kept, 2));
      byte[] sealed = COPY.column("SELECT sealed_prices FROM bid_version").get(0);
      assertThat(
              new String(
                  key.open(SealContexts.prices(TENDER.number(), bidder()), sealed),
                  StandardCharsets.UTF_8))
          .contains(PRICE);
    }
  }

  /** What only the holder can do: the passphrase unlocks the key, the key opens the share. */
  private static byte[] share(Actor holder, SealedPart part) {
    return APP.get(HeldShares.class)
        .open(
            holder,
            APP.get(org.muwahhad.tender.TenderQueries.class).getTender(TENDER.id()),
            part,
            TENDERS.members().key(holder))
        .share();
  }

  private static int numberOf(Actor holder) {
    return Integer.parseInt(
        APP.ask("SELECT share_number FROM key_share WHERE person_id = " + holder.personId()));
  }

  /** The private part of a key as it is stored. */
  private static byte[] locked(SealedPart part) {
    String table = part == SealedPart.BID ? "tender_key" : "price_key";
    return COPY.column("SELECT sealed_private_keyset FROM " + table).get(0);
  }

  /** The register number of the one who submitted. */
  private static String bidder() {
    return APP.ask(
        "SELECT s.registration_number FROM bid b JOIN supplier s ON s.id = b.supplier_id"
            + " WHERE b.status = 'SUBMITTED'");
  }

  /** The operator can run any code, and so has a proof that the deadline has passed. */
  private static DeadlinePassed forgedProof(SealedPart part) {
    try {
      var maker = DeadlinePassed.class.getDeclaredConstructors()[0];
      maker.setAccessible(true);
      return (DeadlinePassed) maker.newInstance(TENDER.id(), TENDER.number(), part, Instant.EPOCH);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int from = 0; from + part.length <= all.length; from++) {
      if (Arrays.equals(all, from, from + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
