package org.muwahhad.framework.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ContractType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ItemInstanceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.LineItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxSchemeType;
import org.jspecify.annotations.Nullable;

/** The parts that documents of an order have in common. */
final class UblParts {
  private static final String VAT = "VAT";

  /** UNCL 5305: goods and services under the standard rate, and those outside the scope of VAT. */
  private static final String STANDARD = "S";

  private static final String OUT_OF_SCOPE = "O";

  private static final int MOST_DECIMALS = 2;

  private UblParts() {}

  static CustomerPartyType customer(PartyType party) {
    CustomerPartyType customer = new CustomerPartyType();
    customer.setParty(party);
    return customer;
  }

  static SupplierPartyType supplier(PartyType party) {
    SupplierPartyType supplier = new SupplierPartyType();
    supplier.setParty(party);
    return supplier;
  }

  /** A party as orders name it. */
  static PartyType party(TradeParty of) {
    PartyType party = identified(of);
    PartyNameType name = new PartyNameType();
    name.setName(of.name());
    party.addPartyName(name);
    party.setPostalAddress(address(of.country(), null));
    PartyLegalEntityType legal = new PartyLegalEntityType();
    legal.setRegistrationName(of.name());
    legal.setCompanyID(of.number());
    party.addPartyLegalEntity(legal);
    if (of.contact() != null) {
      ContactType contact = new ContactType();
      contact.setName(of.contact());
      party.setContact(contact);
    }
    return party;
  }

  /** A party as invoices name it, with the number by which it accounts for VAT. */
  static PartyType taxedParty(TradeParty of) {
    PartyType party = party(of);
    if (of.taxNumber() != null) {
      PartyTaxSchemeType tax = new PartyTaxSchemeType();
      tax.setCompanyID(of.taxNumber());
      tax.setTaxScheme(vat());
      party.addPartyTaxScheme(tax);
    }
    return party;
  }

  /** A party as answers and advices name it. */
  static PartyType briefParty(TradeParty of) {
    PartyType party = identified(of);
    PartyLegalEntityType legal = new PartyLegalEntityType();
    legal.setRegistrationName(of.name());
    party.addPartyLegalEntity(legal);
    return party;
  }

  /** The same with its country. */
  static PartyType placedParty(TradeParty of) {
    PartyType party = briefParty(of);
    party.setPostalAddress(address(of.country(), null));
    return party;
  }

  private static PartyType identified(TradeParty of) {
    PartyType party = new PartyType();
    of.network().ifPresent(to -> party.setEndpointID(to.address()).setSchemeID(to.scheme()));
    PartyIdentificationType identification = new PartyIdentificationType();
    identification.setID(of.number());
    party.addPartyIdentification(identification);
    return party;
  }

  private static AddressType address(String country, @Nullable String city) {
    AddressType address = new AddressType();
    if (city != null) {
      address.setCityName(city);
    }
    CountryType code = new CountryType();
    code.setIdentificationCode(country);
    address.setCountry(code);
    return address;
  }

  static ContractType contract(String agreement) {
    ContractType contract = new ContractType();
    contract.setID(agreement);
    return contract;
  }

  static DocumentReferenceType documentReference(String number) {
    DocumentReferenceType reference = new DocumentReferenceType();
    reference.setID(number);
    return reference;
  }

  static OrderReferenceType orderReference(String number) {
    OrderReferenceType reference = new OrderReferenceType();
    reference.setID(number);
    return reference;
  }

  /** Where and until when an order is wanted; null where it says neither. */
  static @Nullable DeliveryType delivery(TradedOrder order) {
    if (order.site() == null && order.wantedOn() == null) {
      return null;
    }
    DeliveryType delivery = new DeliveryType();
    if (order.site() != null) {
      LocationType location = new LocationType();
      location.setName(order.site());
      location.setAddress(address(order.buyer().country(), order.city()));
      delivery.setDeliveryLocation(location);
    }
    if (order.wantedOn() != null) {
      delivery.setRequestedDeliveryPeriod(until(order.wantedOn()));
    }
    return delivery;
  }

  static PeriodType until(LocalDate day) {
    PeriodType period = new PeriodType();
    period.setEndDate(day);
    return period;
  }

  /**
   * Whether documents of an order can follow Peppol's rules, which take amounts of two decimals
   * and ask for the addresses of both parties. Those in a currency of three, such as the Kuwaiti
   * dinar, or of a party without an address are UBL and claim no profile of Peppol.
   */
  static boolean isOfPeppol(TradedOrder of) {
    return Currency.getInstance(of.currency()).getDefaultFractionDigits() <= MOST_DECIMALS
        && of.buyer().network().isPresent()
        && of.seller().network().isPresent();
  }

  /** A line as it is ordered. */
  static LineItemType lineItem(TradedLine line, TradedOrder order) {
    LineItemType item = new LineItemType();
    item.setID(String.valueOf(line.number()));
    item.setQuantity(line.quantity()).setUnitCode(line.unit());
    item.setLineExtensionAmount(line.net()).setCurrencyID(order.currency());
    if (line.wantedOn() != null) {
      DeliveryType delivery = new DeliveryType();
      delivery.setRequestedDeliveryPeriod(until(line.wantedOn()));
      item.addDelivery(delivery);
    }
    item.setPrice(price(line, order.currency()));
    ItemType described = item(line);
    described.addClassifiedTaxCategory(taxCategory(order.vatPercent()));
    item.setItem(described);
    return item;
  }

  static PriceType price(TradedLine line, String currency) {
    PriceType price = new PriceType();
    price.setPriceAmount(line.price()).setCurrencyID(currency);
    return price;
  }

  /** The item of a line, with the numbers of the units that were sent. */
  static ItemType sentItem(TradedLine line) {
    ItemType item = item(line);
    for (String serial : line.serialNumbers()) {
      ItemInstanceType unit = new ItemInstanceType();
      unit.setSerialID(serial);
      item.addItemInstance(unit);
    }
    return item;
  }

  static ItemType item(TradedLine line) {
    ItemType item = new ItemType();
    item.setName(line.name());
    ItemIdentificationType code = new ItemIdentificationType();
    code.setID(line.code());
    item.setSellersItemIdentification(code);
    return item;
  }

  /** Standard rate, or outside the scope of VAT where the state has none. */
  static TaxCategoryType taxCategory(BigDecimal percent) {
    TaxCategoryType category = new TaxCategoryType();
    boolean taxed = percent.signum() > 0;
    category.setID(taxed ? STANDARD : OUT_OF_SCOPE);
    if (taxed) {
      category.setPercent(percent.stripTrailingZeros());
    }
    category.setTaxScheme(vat());
    return category;
  }

  private static TaxSchemeType vat() {
    TaxSchemeType scheme = new TaxSchemeType();
    scheme.setID(VAT);
    return scheme;
  }
}
