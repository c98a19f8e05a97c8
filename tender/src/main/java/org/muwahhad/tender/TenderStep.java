package org.muwahhad.tender;

/**
 * Something a person can go to from the page of a tender.
 *
 * @param textKey message key of the link
 * @param href address, such as {@code /tenders/7/bids}
 * @param next whether it is what the procedure waits for, and the person is to do
 */
public record TenderStep(String textKey, String href, boolean next) {}
