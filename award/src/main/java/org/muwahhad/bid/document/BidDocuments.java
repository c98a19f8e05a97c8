package org.muwahhad.bid.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.DocumentCipher;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ScanStatus;

/**
 * The documents of bids. Each is encrypted to a key of its own the moment it comes, and never
 * written again: in the draft the vault keeps the key, with the submission the key goes into the
 * sealed content and leaves the vault, with the opening it comes out of there.
 */
@Singleton
public class BidDocuments {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LARGEST_EXACT_IN_JSON = (1L << 53) - 1;
  private static final int PIECE = 1024 * 1024;

  private final StoredBidDocuments rows;
  private final Vault vault;
  private final BidJson json;

  BidDocuments(StoredBidDocuments rows, Vault vault, BidJson json) {
    this.rows = rows;
    this.vault = vault;
    this.json = json;
  }

  /**
   * What the vault keeps of a document in a draft.
   *
   * @param part the envelope it goes into
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record VaultedDocument(
      int byteCount, String contentType, String key, String name, SealedPart part, String sha256) {}

  /** A document in the draft of a bid. */
  public record StoredDraftDocument(StoredBidDocuments.DraftDocumentRow row, VaultedDocument kept) {
    long id() {
      return row.id();
    }

    public DraftDocument shown() {
      return new DraftDocument(
          id(), kept.part(), kept.name(), kept.byteCount(), kept.sha256(), row.scan());
    }

    BidDocument content() {
      return new BidDocument(
          kept.byteCount(),
          kept.contentType(),
          id(),
          kept.key(),
          kept.name(),
          row.scan(),
          kept.sha256());
    }
  }

  /** Encrypts and stores a document in a bid that the transaction has locked; returns its key. */
  long store(Bids.Bid bid, SealedPart part, InspectedFile f) {
    long id = RANDOM.nextLong(1, LARGEST_EXACT_IN_JSON);
    byte[] key = DocumentCipher.freshKey();
    VaultedDocument kept =
        new VaultedDocument(
            f.byteCount(),
            f.type().mediaType(),
            HexFormat.of().formatHex(key),
            f.name(),
            part,
            f.sha256());
    byte[] draft = vault.sealDocument(id, json.write(kept));
    rows.add(id, bid.id(), bid.tenderId(), draft, f.byteCount(), f.scan());
    try (OutputStream pieces = new Pieces(id);
        OutputStream out =
            DocumentCipher.encrypting(key, SealContexts.document(bid.id(), id), pieces)) {
      out.write(f.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id;
  }

  /** Bytes of all documents that a bid holds, in its draft and in all versions. */
  long keptBytes(Bids.Bid bid) {
    return rows.sumBytes(bid.id());
  }

  /** The documents in the draft of a supplier's bid, in the order in which they came. */
  public List<StoredDraftDocument> drafts(long tenderId, long supplierId) {
    return rows.listDrafts(tenderId, supplierId).stream().map(this::draft).toList();
  }

  /** Drafts that no scanner has judged yet. */
  List<StoredDraftDocument> unjudged(long after) {
    return rows.listUnjudged(after).stream().map(this::draft).toList();
  }

  private StoredDraftDocument draft(StoredBidDocuments.DraftDocumentRow row) {
    return new StoredDraftDocument(
        row, json.read(vault.openDocument(row.id(), row.draft()), VaultedDocument.class));
  }

  /** Those of one envelope, as the content tells them; an envelope for all takes all. */
  public static List<BidDocument> contents(
      List<StoredDraftDocument> drafts, SealedPart part, boolean twoEnvelopes) {
    return drafts.stream()
        .filter(d -> !twoEnvelopes || d.kept().part() == part)
        .map(StoredDraftDocument::content)
        .toList();
  }

  /** Keeps the documents of a version that was just received, for as long as the version. */
  public void keep(Bids.Bid bid, int number, List<StoredDraftDocument> drafts) {
    for (StoredDraftDocument draft : drafts) {
      if (rows.keep(bid.id(), number, draft.id()) != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
    }
  }

  /** Takes the documents out of the draft: the vault opens none of them any more. */
  public void leaveDrafts(Bids.Bid bid) {
    rows.leaveDrafts(bid.id());
  }

  /** Takes a document out of the draft, and away when no version was received with it. */
  void remove(StoredDraftDocument draft) {
    if (rows.countVersions(draft.id()) > 0) {
      rows.leaveDraft(draft.id());
      return;
    }
    rows.removePieces(draft.id());
    rows.remove(draft.id());
  }

  /** A document of a draft in clear, for its bidder. */
  InputStream open(StoredDraftDocument draft) {
    return open(HexFormat.of().parseHex(draft.kept().key()), draft.row().context(), draft.id());
  }

  /** A document in clear, read as it comes. */
  InputStream open(byte[] key, String context, long id) {
    try {
      return DocumentCipher.decrypting(key, context, new StoredPieces(rows, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes down what the opening reads of documents. One whose encrypted form is gone is left out.
   * Whether one was scanned is known here: a bid that its bidder sealed can say anything of it.
   *
   * @return the keys of those that are gone
   */
  public List<Long> opened(DeadlinePassed proof, long bidId, List<BidDocument> documents) {
    Map<Long, ScanStatus> kept = new HashMap<>();
    rows.findOpenedVersion(bidId)
        .map(rows::listKept)
        .orElse(List.of())
        .forEach(k -> kept.put(k.id(), k.opened()));
    List<Long> gone = new ArrayList<>();
    int position = 0;
    for (BidDocument document : documents) {
      position++;
      ScanStatus scan = kept.get(document.id());
      if (scan == null) {
        gone.add(document.id());
        continue;
      }
      rows.addOpened(
          document.id(),
          bidId,
          proof.tenderId(),
          proof.part(),
          position,
          document.name(),
          document.contentType(),
          document.byteCount(),
          document.sha256(),
          document.keyBytes(),
          scan);
    }
    return gone;
  }

  /** Whether a submission may carry a document: not one in which malware was found since. */
  public static boolean isSubmittable(StoredDraftDocument draft) {
    return draft.row().scan() != ScanStatus.QUARANTINED;
  }

  /** Cuts what is written to it into pieces that are stored as they fill. */
  private final class Pieces extends OutputStream {
    private final long id;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
    private int number;

    Pieces(long id) {
      this.id = id;
    }

    @Override
    public void write(int one) {
      piece.write(one);
      storeWhenFull();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int at = from;
      int left = length;
      while (left > 0) {
        int n = Math.min(left, PIECE - piece.size());
        piece.write(bytes, at, n);
        at += n;
        left -= n;
        storeWhenFull();
      }
    }

    private void storeWhenFull() {
      if (piece.size() >= PIECE) {
        store();
      }
    }

    private void store() {
      rows.addPiece(id, number, piece.toByteArray());
      number++;
      piece.reset();
    }

    @Override
    public void close() {
      if (piece.size() > 0) {
        store();
      }
    }
  }
}
