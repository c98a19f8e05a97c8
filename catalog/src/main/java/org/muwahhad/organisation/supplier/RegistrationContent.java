package org.muwahhad.organisation.supplier;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;

/**
 * What a company states of itself. Texts are empty, and numbers null, where nothing was stated yet.
 *
 * @param country of registration, ISO 3166-1 alpha-2
 * @param contact name of the contact person, who gets the account
 * @param ownershipComplete the company declares that nobody else holds 25 per cent or more
 */
public record RegistrationContent(
    Bilingual name,
    String registerNumber,
    String country,
    String taxNumber,
    Bilingual address,
    Bilingual contact,
    String phone,
    boolean ownershipComplete,
    List<Origin> origins,
    List<Owner> owners) {

  public RegistrationContent {
    origins = List.copyOf(origins);
    owners = List.copyOf(owners);
  }

  /**
   * Goods of one product line declared to be of GCC origin.
   *
   * @param category CPV division, group or class
   * @param localPercent share of their value added in the GCC
   * @param certificate its reference
   */
  public record Origin(
      @Nullable String category, @Nullable BigDecimal localPercent, @Nullable String certificate) {
    boolean isBlank() {
      return RequiredInput.text(category).isEmpty()
          && localPercent == null
          && RequiredInput.text(certificate).isEmpty();
    }
  }

  /**
   * A natural person who owns or controls the company in the end.
   *
   * @param nationality ISO 3166-1 alpha-2
   * @param share in per cent
   */
  public record Owner(
      @Nullable String name, @Nullable String nationality, @Nullable BigDecimal share) {
    boolean isBlank() {
      return RequiredInput.text(name).isEmpty()
          && RequiredInput.text(nationality).isEmpty()
          && share == null;
    }
  }

  /** What programs send; what they leave out is empty. */
  public record RegistrationBody(
      @Nullable Bilingual name,
      @Nullable String registerNumber,
      @Nullable String country,
      @Nullable String taxNumber,
      @Nullable Bilingual address,
      @Nullable Bilingual contact,
      @Nullable String phone,
      @Nullable Boolean ownershipComplete,
      @Nullable List<Origin> origins,
      @Nullable List<Owner> owners) {
    public RegistrationContent content() {
      return new RegistrationContent(
          RequiredInput.bilingual(name),
          RequiredInput.text(registerNumber),
          RequiredInput.text(country),
          RequiredInput.text(taxNumber),
          RequiredInput.bilingual(address),
          RequiredInput.bilingual(contact),
          RequiredInput.text(phone),
          Boolean.TRUE.equals(ownershipComplete),
          origins == null ? List.of() : origins,
          owners == null ? List.of() : owners);
    }
  }

  /** The same with other contact data: what is left when they do not count. */
  RegistrationContent withoutContact() {
    Bilingual none = new Bilingual("", "");
    return new RegistrationContent(
        name,
        registerNumber,
        country,
        taxNumber,
        none,
        none,
        "",
        ownershipComplete,
        origins,
        owners);
  }
}
