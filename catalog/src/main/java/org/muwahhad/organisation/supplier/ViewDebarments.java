package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.register.SupplierQueries;
import org.muwahhad.organisation.register.ViewSuppliers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Debarments: all of a supplier for those who keep the register, those in force for everybody. */
@Singleton
public class ViewDebarments {
  private final ViewSuppliers viewSuppliers;
  private final Debarments debarments;

  ViewDebarments(ViewSuppliers viewSuppliers, Debarments debarments) {
    this.viewSuppliers = viewSuppliers;
    this.debarments = debarments;
  }

  /** A supplier with its debarments, the last first. */
  public record DebarmentView(
      SupplierQueries.SupplierRow supplier, List<Debarments.Debarment> debarments) {}

  @Transactional
  public DebarmentView get(Actor actor, long supplierId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    return new DebarmentView(
        viewSuppliers.get(actor, supplierId).supplier(), debarments.listOf(supplierId));
  }

  /**
   * A page of those in force today, by the name of the supplier.
   *
   * @param choice filter: FIXED for those with a last day, LIFTED for those that hold until they
   *     are lifted; sort: name, country, from or until
   */
  @Transactional
  public ListPage<Debarments.PublicDebarment> listInForce(ListChoice choice) {
    return ListPage.of(
        debarments.listInForce(),
        choice,
        d ->
            List.of(
                d.registrationNumber(),
                d.name().ar(),
                d.name().en(),
                d.ground().ar(),
                d.ground().en()),
        d -> d.untilDay() == null ? "LIFTED" : "FIXED",
        Map.of(
            "name", Comparator.comparing((Debarments.PublicDebarment d) -> d.name().en()),
            "country", Comparator.comparing(Debarments.PublicDebarment::country),
            "from", Comparator.comparing(Debarments.PublicDebarment::fromDay),
            "until",
                Comparator.comparing(
                    (Debarments.PublicDebarment d) ->
                        Objects.requireNonNullElse(d.untilDay(), LocalDate.MAX))));
  }
}
