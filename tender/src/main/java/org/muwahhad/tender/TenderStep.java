package org.muwahhad.tender;

/**
 * Something a person can go to from the page of a tender.
 *
 * @param textKey message key of the link
 * @param href address, such as {@code /tenders/7/bids}
 * @param next whether it is what the procedure waits for, and the person is to do
 * @param ending whether it leads to ending the tender: offered last, apart from the others
 */
public record TenderStep(String textKey, String href, boolean next, boolean ending) {
  /** A step that ends nothing. */
  public TenderStep(String textKey, String href, boolean next) {
    this(textKey, href, next, false);
  }

  /** A step that leads to ending the tender. */
  public static TenderStep toEnd(String textKey, String href) {
    return new TenderStep(textKey, href, false, true);
  }
}
