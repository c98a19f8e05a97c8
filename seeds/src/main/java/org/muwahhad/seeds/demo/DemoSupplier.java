package org.muwahhad.seeds.demo;

import org.muwahhad.seeds.Bilingual;

/**
 * An invented company; its names and number say that it is a demo.
 *
 * @param country ISO 3166-1 code of its seat
 * @param currency ISO 4217 code of the currency it bids in
 * @param gccOrigin whether what it offers originates in a member state
 * @param bidder code of the {@link DemoPerson} who bids for it
 */
public record DemoSupplier(
    String code,
    Bilingual name,
    String country,
    String currency,
    String registrationNumber,
    boolean gccOrigin,
    String bidder) {}
