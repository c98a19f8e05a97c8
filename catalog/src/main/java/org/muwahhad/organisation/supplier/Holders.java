package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry.RegistrationBegun;
import org.muwahhad.shared.Refusal;

/**
 * Finds whose file it is: by the link sent to the applicant, or by the supplier a person bids for.
 */
@Singleton
public class Holders {
  public static final String REGISTRATION = "/registration/";
  static final String FIRST_PASSWORD = "/first-password/";

  /** Number of the file and number of the link. */
  private static final Pattern PART = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

  private final Registrations registrations;
  private final SignedLinks links;
  private final AuditLog audit;

  Holders(Registrations registrations, SignedLinks links, AuditLog audit) {
    this.registrations = registrations;
    this.links = links;
    this.audit = audit;
  }

  /** The path of a link, to be sealed when it is sent. */
  static String path(String prefix, Registrations.Registration file) {
    return prefix + file.id() + "." + file.linkNumber() + SignedLinks.TO_BE_SIGNED;
  }

  /**
   * The holder of a link to a file.
   *
   * @throws Refusal.NotFound when it is not one of ours, was replaced or has run out, or when the
   *     supplier is in the register and signs in
   */
  @Transactional
  public Holder byLink(String key) {
    Registrations.Registration file = open(REGISTRATION, key);
    if (file.supplierId() != null) {
      throw unknown();
    }
    return new Holder(file.id(), Objects.requireNonNull(file.personId()));
  }

  /** The holder of a link to a first password. */
  @Transactional
  Holder byPasswordLink(String key) {
    Registrations.Registration file = open(FIRST_PASSWORD, key);
    if (file.supplierId() == null) {
      throw unknown();
    }
    return new Holder(file.id(), Objects.requireNonNull(file.personId()));
  }

  /** A bid manager of a supplier, to read the file; there may be none yet. */
  @Transactional
  Holder reader(Actor actor) {
    long supplierId = actor.require(Role.BIDDER).supplier();
    return new Holder(
        registrations
            .findBySupplier(supplierId)
            .map(Registrations.Registration::id)
            .orElse(Holder.NO_FILE),
        actor.personId());
  }

  /** A bid manager of a supplier who writes; the file is begun when there is none yet. */
  @Transactional
  Holder of(Actor actor) {
    long supplierId = actor.require(Role.BIDDER).supplier();
    Registrations.Registration file =
        registrations
            .findBySupplier(supplierId)
            .orElseGet(
                () -> {
                  registrations.insert(References.next(), null, null, supplierId);
                  Registrations.Registration begun =
                      registrations.findBySupplier(supplierId).orElseThrow();
                  audit.record(actor, new RegistrationBegun(begun.id(), begun.reference()));
                  return begun;
                });
    return new Holder(file.id(), actor.personId());
  }

  private Registrations.Registration open(String prefix, String key) {
    Matcher part =
        links
            .open(prefix, key)
            .map(PART::matcher)
            .filter(Matcher::matches)
            .orElseThrow(Holders::unknown);
    Optional<Registrations.Registration> file =
        registrations.findRegistration(Long.parseLong(part.group(1)));
    return file.filter(f -> f.linkNumber() == Integer.parseInt(part.group(2)))
        .filter(Registrations.Registration::linkGood)
        .orElseThrow(Holders::unknown);
  }

  private static Refusal unknown() {
    return new Refusal.NotFound("link");
  }
}
