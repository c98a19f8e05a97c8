package org.muwahhad.bid.room;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;

/**
 * All that a bidder needs to check an offer against the rules of a tender and to seal it, in a
 * browser or with the subcommand {@code seal-bid}, without showing it to the service.
 *
 * @param tender number, which what is sealed is bound to
 * @param supplier the bidder's number in the register, which it is bound to as well
 * @param open whether bids are taken now
 * @param byBidderOnly whether the tender takes no other bids
 * @param amendment number of the newest amendment, 0 for none
 * @param bidKey what the bid is sealed to, or its technical part
 * @param pricesKey what the prices are sealed to; null in one envelope
 * @param currencies that prices may be in
 * @param leastValidity days a bid must stay valid at least
 * @param alternatives whether bids may offer them
 * @param quantityTiers whether bids may state least quantities and tiers
 * @param longestDelivery the longest time of delivery in days; 0 where none is asked for
 * @param bundlePrices whether bids may state prices in bundles
 * @param securityAsked whether a bid security must be stated
 * @param memberStates whose goods are of GCC origin, ISO 3166-1 alpha-2
 * @param countries that goods can come from
 * @param ceilings prices of the supplier's agreement in a mini-competition; null elsewhere
 * @param documents that the next bid can hold, with their keys, by envelope
 */
public record SealingTerms(
    long tenderId,
    String tender,
    String supplier,
    boolean open,
    boolean byBidderOnly,
    int amendment,
    SealingKey bidKey,
    @Nullable SealingKey pricesKey,
    List<SealingCurrency> currencies,
    int leastValidity,
    List<SealingItem> items,
    List<SealingRequirement> requirements,
    boolean alternatives,
    boolean quantityTiers,
    int longestDelivery,
    boolean bundlePrices,
    boolean securityAsked,
    List<SecurityForm> securityForms,
    List<String> memberStates,
    List<String> countries,
    @Nullable List<SealingCeiling> ceilings,
    List<BidDocument> documents,
    List<BidDocument> priceDocuments) {
  /** Rule of a tender: 1 where it takes only bids that their bidders sealed. */
  static final TenderRule RULE = TenderRule.BID_SEALED_BY_BIDDER;

  public SealingTerms {
    currencies = List.copyOf(currencies);
    items = List.copyOf(items);
    requirements = List.copyOf(requirements);
    securityForms = List.copyOf(securityForms);
    memberStates = List.copyOf(memberStates);
    countries = List.copyOf(countries);
    ceilings = ceilings == null ? null : List.copyOf(ceilings);
    documents = List.copyOf(documents);
    priceDocuments = List.copyOf(priceDocuments);
  }

  /** Whether a tender takes only bids that their bidders sealed. */
  static boolean isByBidderOnly(TenderQueries tenders, long tenderId) {
    return tenders
        .findRule(tenderId, RULE)
        .filter(v -> v.compareTo(BigDecimal.ONE) >= 0)
        .isPresent();
  }

  /**
   * A public key of the tender.
   *
   * @param keyset Tink public keyset, JSON: HPKE with X25519, HKDF-SHA256 and AES-256-GCM
   * @param sha256 its fingerprint, as the notice and the log have it
   */
  public record SealingKey(String keyset, String sha256) {}

  /** A currency, with the decimals that its amounts have. */
  public record SealingCurrency(String code, int decimals) {}

  /** An item to be priced. */
  public record SealingItem(long id, long lot, int lotNumber, String quantity, boolean free) {}

  /** A requirement to answer, with the codes of its choices. */
  public record SealingRequirement(long id, Comparison comparison, List<String> choices) {
    public SealingRequirement {
      choices = List.copyOf(choices);
    }

    static SealingRequirement of(Requirement requirement) {
      return new SealingRequirement(
          requirement.id(),
          requirement.comparison(),
          requirement.choices().stream().map(c -> c.code()).toList());
    }
  }

  /** The most that may be asked for an item, by the supplier's agreement. */
  public record SealingCeiling(long lotItem, String unitPrice, String currency) {}
}
