package org.muwahhad.bid;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidAtOpening;
import org.muwahhad.tender.BrokenRule;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.web.Texts;

/** Why bids, or their prices, could not be read, in words: as the entries of the openings say. */
@Singleton
public class UnreadBids {
  private final OpeningEntryQueries queries;
  private final EntryJson entries;

  UnreadBids(OpeningEntryQueries queries, EntryJson entries) {
    this.queries = queries;
    this.entries = entries;
  }

  /**
   * A bid that could not be read, or its prices.
   *
   * @param brokenRules rules of the tender that it breaks, where that is the reason
   * @param words the reason and those rules
   */
  public record UnreadBid(
      long bidId,
      SealedPart part,
      UnreadReason reason,
      List<BrokenRule> brokenRules,
      Bilingual words) {
    public UnreadBid {
      brokenRules = List.copyOf(brokenRules);
    }
  }

  /** All of a tender; empty before the opening. */
  @Transactional
  public List<UnreadBid> list(long tenderId) {
    return queries.list(tenderId).stream()
        .flatMap(e -> entries.read(e.act(), e.chain(), e.object(), e.detail()).stream())
        .flatMap(UnreadBids::of)
        .toList();
  }

  /** What of one bid could not be read. */
  @Transactional
  public List<UnreadBid> list(long tenderId, long bidId) {
    return list(tenderId).stream().filter(b -> b.bidId() == bidId).toList();
  }

  private static Stream<UnreadBid> of(Entry entry) {
    if (entry instanceof BidsOpened opened) {
      return of(SealedPart.BID, opened.digests()).stream();
    }
    return entry instanceof PricesOpened opened
        ? of(SealedPart.PRICES, opened.digests()).stream()
        : Stream.empty();
  }

  /** Those of an opening that could not be read. */
  public static List<UnreadBid> of(SealedPart part, List<BidAtOpening> opened) {
    return opened.stream().flatMap(bid -> of(part, bid)).toList();
  }

  private static Stream<UnreadBid> of(SealedPart part, BidAtOpening bid) {
    String fault = bid.fault();
    List<BrokenRule> broken = bid.brokenRules() == null ? List.of() : bid.brokenRules();
    return Arrays.stream(UnreadReason.values())
        .filter(reason -> reason.name().equals(fault))
        .map(reason -> new UnreadBid(bid.bid(), part, reason, broken, words(reason, broken)));
  }

  private static Bilingual words(UnreadReason reason, List<BrokenRule> broken) {
    return new Bilingual(
        words(Texts.in(Language.AR), reason, broken), words(Texts.in(Language.EN), reason, broken));
  }

  private static String words(Texts t, UnreadReason reason, List<BrokenRule> broken) {
    List<String> sentences = new ArrayList<>();
    sentences.add(t.get("bid.unread." + reason));
    for (BrokenRule rule : broken) {
      sentences.add(
          rule.field().isEmpty()
              ? t.get("bid.unread-rule-alone", rule(t, rule))
              : t.get("bid.unread-rule", rule(t, rule), rule.field(), rule.places()));
    }
    return String.join(" ", sentences);
  }

  /** The words of the refusal; its code where they would need arguments that are not known. */
  private static String rule(Texts t, BrokenRule rule) {
    String key = Refusal.messageKey(rule.code());
    if (!t.has(key)) {
      return rule.code();
    }
    String words = t.get(key, rule.arguments().stream().map(UnreadBids::argument).toArray());
    return words.indexOf('{') < 0 ? words : rule.code();
  }

  /** Words have forms by their number, so a number must not come to them as a text. */
  private static Object argument(String text) {
    return text.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
  }
}
