package org.muwahhad;

import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.QuickPasswords;
import org.muwahhad.access.Role;

/** Puts the people and things that a test speaks of into the database. */
public final class World {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** With what everybody in it signs in. */
  public static final String PASSWORD = "secret";

  private static final String PASSWORD_HASH = QuickPasswords.passwords().hash(PASSWORD);
  private final TestApp app;

  private World(TestApp app) {
    this.app = app;
  }

  /** A world with the six states, some currencies, units and categories, and nobody in it. */
  public static World in(TestApp app) {
    World world = new World(app);
    world.addReferenceData();
    return world;
  }

  /** A world on reference data that are there already, and nobody in it. */
  public static World over(TestApp app) {
    return new World(app);
  }

  private void addReferenceData() {
    app.sql(
        """
        INSERT INTO currency (code, decimals, name_ar, name_en) VALUES
        ('AED', 2, 'درهم إماراتي', 'UAE dirham'), ('BHD', 3, 'دينار بحريني', 'Bahraini dinar'),
        ('KWD', 3, 'دينار كويتي', 'Kuwaiti dinar'), ('OMR', 3, 'ريال عماني', 'Omani rial'),
        ('QAR', 2, 'ريال قطري', 'Qatari riyal'), ('SAR', 2, 'ريال سعودي', 'Saudi riyal'),
        ('USD', 2, 'دولار أمريكي', 'US dollar')""");
    app.sql(
        """
        INSERT INTO exchange_rate (currency, valid_from, units_per_usd, source) VALUES
        ('AED', '2020-01-01', 3.6725, 'peg'), ('BHD', '2020-01-01', 0.376, 'peg'),
        ('KWD', '2020-01-01', 0.307, 'test'), ('OMR', '2020-01-01', 0.3845, 'peg'),
        ('QAR', '2020-01-01', 3.64, 'peg'), ('SAR', '2020-01-01', 3.75, 'peg'),
        ('USD', '2020-01-01', 1, 'itself')""");
    app.sql(
        """
        INSERT INTO member_state (code, name_ar, name_en, official_name_ar, official_name_en,
                                  currency, vat_percent, weekend_first, weekend_second, zone) VALUES
        ('AE', 'الإمارات', 'UAE', 'الإمارات', 'UAE', 'AED', 5, 6, 7, 'Asia/Dubai'),
        ('BH', 'البحرين', 'Bahrain', 'البحرين', 'Bahrain', 'BHD', 10, 5, 6, 'Asia/Bahrain'),
        ('KW', 'الكويت', 'Kuwait', 'الكويت', 'Kuwait', 'KWD', 0, 5, 6, 'Asia/Kuwait'),
        ('OM', 'عُمان', 'Oman', 'عُمان', 'Oman', 'OMR', 5, 5, 6, 'Asia/Muscat'),
        ('QA', 'قطر', 'Qatar', 'قطر', 'Qatar', 'QAR', 0, 5, 6, 'Asia/Qatar'),
        ('SA', 'السعودية', 'Saudi Arabia', 'السعودية', 'Saudi Arabia', 'SAR', 15, 5, 6,
         'Asia/Riyadh')""");
    app.sql(
        """
        INSERT INTO unit_of_measure (code, name_ar, name_en, is_whole) VALUES
        ('C62', 'وحدة', 'one', TRUE), ('ANN', 'سنة', 'year', FALSE)""");
    app.sql(
        """
        INSERT INTO category (code, parent_code, level, name_ar, name_en) VALUES
        ('30000000', NULL, 2, 'أجهزة الحاسوب', 'Computers'),
        ('30200000', '30000000', 3, 'معدات ولوازم الحاسوب', 'Computer equipment and supplies'),
        ('30210000', '30200000', 4, 'آلات معالجة البيانات', 'Data-processing machines'),
        ('30213100', '30210000', 6, 'حواسيب محمولة', 'Portable computers'),
        ('30230000', '30200000', 4, 'معدات متصلة بالحاسوب', 'Computer-related equipment'),
        ('30231300', '30230000', 6, 'شاشات عرض', 'Display screens')""");
    // A test asks as few states as it needs, unless it is about how many there must be.
    app.sql(
        """
        INSERT INTO plan_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en)
        VALUES ('round.least-states', '2020-01-02', 1, 'COUNT', 'دول', 'States', 'اختبار', 'test'),
               ('joint-plan.least-states', '2020-01-02', 1, 'COUNT', 'دول', 'States', 'اختبار', 'test')""");
  }

  /** A person who holds one role without limits. */
  public Actor aPersonWho(Role role) {
    return person(role, "NULL", "NULL", "NULL");
  }

  /** The coordinator of a state, or its member of the standing committees. */
  public Actor aPersonWho(Role role, String state) {
    return person(role, "'" + state + "'", "NULL", "NULL");
  }

  /** A new person with a seat of a state in a standing committee. */
  public Actor aMemberOf(String committee, String state, boolean chair) {
    Actor member = aPersonWho(Role.COMMITTEE_MEMBER, state);
    app.sql(
        """
        INSERT INTO committee_member (origin, committee_id, person_id, state_code, is_chair)
        SELECT 'OPERATOR', id, %d, '%s', %b FROM committee WHERE code = '%s'"""
            .formatted(member.personId(), state, chair, committee));
    return member;
  }

  /** The procurement officer of an entity. */
  public Actor anOfficerOf(long entityId) {
    String state = app.ask("SELECT state_code FROM procuring_entity WHERE id = " + entityId);
    return person(Role.PROCUREMENT_OFFICER, "'" + state + "'", Long.toString(entityId), "NULL");
  }

  /** A supplier's bid manager. */
  public Actor aBidderFor(long supplierId) {
    return person(Role.BIDDER, "NULL", "NULL", Long.toString(supplierId));
  }

  /** A procuring entity of a state, with one delivery site. */
  public long anEntityIn(String state) {
    int n = COUNTER.incrementAndGet();
    long id =
        insert(
            """
            INSERT INTO procuring_entity (code, state_code, name_ar, name_en)
            VALUES ('%s-%d', '%s', 'وزارة رقم %d', 'Ministry %d')"""
                .formatted(state, n, state, n, n));
    insert(
        """
        INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
        VALUES (%d, 'SITE-%d', 'المخزن الرئيسي', 'Main store', 'العاصمة', 'Capital')"""
            .formatted(id, n));
    return id;
  }

  /** The delivery site of an entity. */
  public long siteOf(long entityId) {
    return Long.parseLong(
        app.ask("SELECT id FROM delivery_site WHERE entity_id = " + entityId + " LIMIT 1"));
  }

  /** A registered supplier. */
  public long aSupplier() {
    int n = COUNTER.incrementAndGet();
    return insert(
        """
        INSERT INTO supplier (registration_number, name_ar, name_en, country, status, registered_at)
        VALUES ('CR-%d', 'مورّد رقم %d', 'Supplier %d', 'SA', 'REGISTERED', UTC_TIMESTAMP(6))"""
            .formatted(n, n, n));
  }

  /** An active item with one revision; returns the number of the revision. */
  public long anItem(String code, String category, String priceUsd) {
    return anItem(code, category, priceUsd, "C62");
  }

  /** The same, counted in another unit. */
  public long anItem(String code, String category, String priceUsd, String unit) {
    Actor manager = aPersonWho(Role.CATALOG_MANAGER);
    long item =
        insert(
            """
            INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
                                      created_at, updated_at)
            VALUES ('%s', '%s', 'HARDWARE', 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(code, category));
    return insert(
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
                                   description_en, benchmark_price, benchmark_currency,
                                   benchmark_date, benchmark_source_ar, benchmark_source_en,
                                   published_at, published_by)
        VALUES (%d, 1, '%s', 'صنف %s', 'Item %s', 'وصف', 'Description', %s, 'USD',
                '2026-01-01', 'اختبار', 'test', UTC_TIMESTAMP(6), %d)"""
            .formatted(item, unit, code, code, priceUsd, manager.personId()));
  }

  /** An item with one revision gets another one, in which it is counted in another unit. */
  public void countedIn(String code, String unit) {
    app.sql(
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
                                   description_en, benchmark_price, benchmark_currency,
                                   benchmark_date, benchmark_source_ar, benchmark_source_en,
                                   published_at, published_by)
        SELECT v.item_id, 2, '%s', v.name_ar, v.name_en, v.description_ar, v.description_en,
               v.benchmark_price, v.benchmark_currency, v.benchmark_date, v.benchmark_source_ar,
               v.benchmark_source_en, v.published_at, v.published_by
          FROM item_revision v JOIN catalog_item i ON i.id = v.item_id WHERE i.code = '%s'"""
            .formatted(unit, code));
    app.sql("UPDATE catalog_item SET revision_count = 2 WHERE code = '" + code + "'");
  }

  /** The default of a rule, unless there is one already. */
  public void aRule(String code, String value, String unit) {
    app.sql(
        """
        INSERT IGNORE INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                         source_en)
        VALUES ('%s', %s, '%s', 1, 'قاعدة', 'Rule', 'مصدر', 'rule')"""
            .formatted(code, value, unit));
  }

  private Actor person(Role role, String state, String entity, String supplier) {
    int n = COUNTER.incrementAndGet();
    long id =
        insert(
            """
            INSERT INTO person (login, password_hash, name_ar, name_en, title_ar, title_en, email)
            VALUES ('person.%d', '%s', 'شخص رقم %d', 'Person %d', 'موظف', 'Official',
                    'person%d@demo.muwahhad.example')"""
                .formatted(n, PASSWORD_HASH, n, n, n));
    insert(
        """
        INSERT INTO role_grant (person_id, role, state_code, entity_id, supplier_id, origin)
        VALUES (%d, '%s', %s, %s, %s, 'OPERATOR')"""
            .formatted(id, role, state, entity, supplier));
    return app.get(Actors.class).get(id);
  }

  /** Inserts one row and returns its generated number. */
  public long insert(String statement) {
    return app.insert(statement);
  }
}
