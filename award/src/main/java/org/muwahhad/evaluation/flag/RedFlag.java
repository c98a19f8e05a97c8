package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * A flag found in the bids. Each kind says what the numbers are.
 *
 * @param lotNumber the lot it was found in; null for the tender as a whole
 * @param bids the bids it concerns, by number
 * @param numbers what it rests on, in the order of the text of the kind
 */
public record RedFlag(
    RedFlagKind kind, @Nullable Integer lotNumber, List<Long> bids, List<BigDecimal> numbers) {

  public RedFlag {
    bids = bids.stream().sorted().toList();
    numbers = List.copyOf(numbers);
  }

  /** What a flag is about. */
  public enum Subject {
    /** The bids and those who sent them: for all who read the examination. */
    BIDDERS,
    /** How the buyer proceeded, and what follows from prices kept to themselves: for auditors. */
    BUYER
  }

  /** The kinds of flags, in the order in which they are shown. */
  public enum RedFlagKind {
    /** Bids that take part; bids received. */
    SINGLE_BIDDER,
    /** Bids excluded; bids received. */
    ALL_OTHERS_EXCLUDED,
    /** Items of the same unit price; items both priced. */
    SAME_PRICES,
    /** Bids of the same total. */
    SAME_TOTALS,
    /** Items with a constant ratio; the ratio of the higher to the lower, in percent above. */
    CONSTANT_RATIO,
    /** Items with a constant difference; the difference, in the currency of both. */
    CONSTANT_OFFSET,
    /** Lots of one item at the same price; such lots both bid for. */
    SAME_ACROSS_LOTS,
    /** Lots of one item with a constant ratio; the ratio, in percent above. */
    RATIO_ACROSS_LOTS,
    /** Round unit prices; all of the bid. */
    ROUND_PRICES,
    /** Losing bids just above the winner; losing bids; what is "just", in percent. */
    CLOSE_LOSERS,
    /** Distance of the second bid, in percent; the fence; lots compared. */
    CLOSE_SECOND,
    /** The same where the distance is large. */
    LARGE_GAP,
    /** Past awards in turn; suppliers who took turns. */
    ROTATION,
    /**
     * Times suspended; 1 while suspended or debarred now; debarments; prequalifications failed;
     * tenders in which its bid was excluded. Remarks name the kind, so it keeps its first name.
     */
    WAS_SUSPENDED,
    /** Bids won, in percent; bids that took part; the fence, in percent. */
    OFTEN_LOSING,
    /** Bids excluded, in percent; bids; the fence, in percent. */
    OFTEN_EXCLUDED,
    /** Divisions of goods won; tenders won; the fence. */
    MANY_GOODS,
    /** Bidders; least share of the owner, in percent. */
    SHARED_OWNER,
    /** Bidders. */
    SHARED_ADDRESS,
    /** Bidders. */
    SHARED_PHONE,
    /** Bidders. */
    SHARED_TAX_NUMBER,
    /** Bidders. */
    SHARED_BANK,
    /** Bidders. */
    SHARED_NETWORK,
    /** Bidders; bytes of the file. */
    SAME_FILE,
    /** Files of the same name and size and of other content. */
    ALIKE_FILES,
    /** Bids; minutes between two at the most. */
    CLOSE_TIMES,
    /** Minutes before the deadline; the threshold. */
    LAST_MINUTE,
    /** Bids withdrawn. */
    WITHDRAWN,
    /** The price as part of the median, in percent. */
    LOW_PRICE_FIRST,
    /** Lots in which the bid ranks first; lots ranked. */
    WINS_MOST,
    /** Days in the register before the deadline; the threshold. */
    NEW_SUPPLIER,
    /** How far the bids ranked first are from the estimate, in percent; the threshold. */
    ESTIMATE_MET(Subject.BUYER),
    /** Bids that take part; bids excluded that ask less. */
    LOWEST_EXCLUDED(Subject.BUYER),
    /** Days for bids; the threshold. */
    SHORT_PERIOD(Subject.BUYER),
    /** Bids received. */
    NOT_OPEN(Subject.BUYER),
    /** Other tenders like it; days apart at the most. */
    SPLIT_PURCHASE(Subject.BUYER),
    /** Amendments published. */
    MANY_AMENDMENTS(Subject.BUYER),
    /** Amendments that came late; days before the deadline. */
    LATE_AMENDMENT(Subject.BUYER),
    /** Minutes after the deadline. */
    LATE_BID_FIRST(Subject.BUYER),
    /** Bids excluded, in percent; bids; the fence, in percent. */
    BUYER_EXCLUDES(Subject.BUYER),
    /** Days between opening and recommendation; the threshold. */
    FAST_AWARD(Subject.BUYER),
    /** Complaints upheld. */
    UPHELD_COMPLAINT(Subject.BUYER),
    /** Highest rise of a price, in percent; the threshold. */
    PRICE_RAISED(Subject.BUYER),
    /** Months after the start; the threshold. */
    RAISED_SOON(Subject.BUYER),
    /** Amendments of the term. */
    TERM_EXTENDED(Subject.BUYER),
    /** Amendments in force. */
    MANY_CHANGES(Subject.BUYER),
    /** Orders delivered late and paid in full. */
    LATE_YET_PAID(Subject.BUYER),
    /** Orders just below; what is "just", in percent. */
    BELOW_THRESHOLD(Subject.BUYER),
    /** Orders of a day that together are above. */
    SPLIT_ORDERS(Subject.BUYER);

    private final Subject subject;

    RedFlagKind() {
      this(Subject.BIDDERS);
    }

    RedFlagKind(Subject subject) {
      this.subject = subject;
    }

    public Subject subject() {
      return subject;
    }
  }

  /** Message of its title; of earlier exclusions alone nobody says disqualified. */
  public String titleKey() {
    return kind == RedFlagKind.WAS_SUSPENDED && isOfExclusionsAlone()
        ? "evaluation.flag.kind.WAS_EXCLUDED"
        : "evaluation.flag.kind." + kind;
  }

  private boolean isOfExclusionsAlone() {
    return numbers.subList(0, numbers.size() - 1).stream().allMatch(n -> n.signum() == 0);
  }

  /** Names the flag for good, so that a remark stays with it however often it is found again. */
  public String key() {
    return Sha256.of(kind + "/" + lotNumber + "/" + bids);
  }
}
