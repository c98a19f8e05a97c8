package org.muwahhad.framework.fulfilment;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DeliveryPhotoAdded;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * A procurement officer adds a photo or a paper to a delivery of their own entity's order, such as
 * one that shows why something was rejected: PDF, PNG or JPEG, at most 10 of each delivery, through
 * the gate that all files pass ({@link InspectFile}).
 *
 * <p>Refused as not found for another entity's order or delivery, with {@code
 * fulfilment.too-many-photos}, as invalid input at {@code title}, and at {@code file} as the gate
 * says.
 */
@Singleton
public class AddDeliveryPhoto {
  static final String FOLDER = "delivery-photos";
  private static final int MOST = 10;
  private static final int LONGEST_TITLE = 200;
  private static final Set<FileType> KINDS = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);
  private final HeldOrders orders;
  private final Despatches despatches;
  private final ReceiveFile receiveFile;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  AddDeliveryPhoto(
      HeldOrders orders,
      Despatches despatches,
      ReceiveFile receiveFile,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.orders = orders;
    this.despatches = despatches;
    this.receiveFile = receiveFile;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Adds a file; who may not add any is refused before it is looked at. */
  public void run(
      Actor actor, long callOffId, long deliveryId, String title, InspectFile.UploadedFile sent) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    transactions.executeWrite(status -> requirePlace(entity, callOffId, deliveryId));
    new Faults().name("title", title, LONGEST_TITLE).throwIfAny();
    InspectedFile file = receiveFile.inspect(actor, Role.PROCUREMENT_OFFICER, sent, KINDS);
    transactions.executeWrite(status -> add(actor, entity, callOffId, deliveryId, title, file));
  }

  private boolean add(
      Actor actor, long entity, long callOffId, long deliveryId, String title, InspectedFile file) {
    CallOffQueries.CallOff order = requirePlace(entity, callOffId, deliveryId);
    receiveFile.keep(FOLDER, file);
    despatches.addPhoto(
        deliveryId,
        title.strip(),
        file.type().mediaType(),
        file.byteCount(),
        file.sha256(),
        actor.personId());
    audit.record(
        actor, new DeliveryPhotoAdded(order.agreementId(), callOffId, deliveryId, file.sha256()));
    return true;
  }

  private CallOffQueries.CallOff requirePlace(long entity, long callOffId, long deliveryId) {
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entity, 0), callOffId);
    if (despatches.countDelivery(deliveryId, callOffId) != 1) {
      throw new Refusal.NotFound("delivery " + deliveryId);
    }
    if (despatches.countPhotos(deliveryId) >= MOST) {
      throw new Refusal.RuleBroken("fulfilment.too-many-photos", MOST);
    }
    return order;
  }
}
