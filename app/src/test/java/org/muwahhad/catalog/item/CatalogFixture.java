package org.muwahhad.catalog.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/**
 * A catalog whose portable computers (30213100) state a screen size in inches, whether there is an
 * Arabic keyboard, optionally a storage type, and from the group above a warranty in years.
 */
public final class CatalogFixture {
  public static final String LAPTOPS = "30213100";
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final Actor manager;

  private CatalogFixture(TestApp app, Actor manager) {
    this.app = app;
    this.manager = manager;
  }

  public static CatalogFixture in(TestApp app, World world) {
    app.sql(
        """
        INSERT INTO category_attribute (category_code, code, position, name_ar, name_en, type,
                                        unit_ar, unit_en, is_required, choices) VALUES
        ('30210000', 'warranty', 1, 'مدة الضمان', 'Warranty period', 'NUMBER', 'سنة', 'years',
         TRUE, NULL),
        ('30213100', 'screen_size', 1, 'قياس الشاشة', 'Screen size', 'NUMBER', 'بوصة', 'inches',
         TRUE, NULL),
        ('30213100', 'arabic_keyboard', 2, 'لوحة مفاتيح عربية', 'Arabic keyboard', 'BOOLEAN',
         NULL, NULL, TRUE, NULL),
        ('30213100', 'storage_type', 3, 'نوع التخزين', 'Storage type', 'CHOICE', NULL, NULL, FALSE,
         '[{"code":"SSD","ar":"أقراص الحالة الصلبة","en":"Solid state"},\
        {"code":"HDD","ar":"أقراص دوّارة","en":"Rotating disks"}]'),
        ('30213100', 'note', 4, 'ملاحظة', 'Note', 'TEXT', NULL, NULL, FALSE, NULL)""");
    return new CatalogFixture(app, world.aPersonWho(Role.CATALOG_MANAGER));
  }

  public Actor manager() {
    return manager;
  }

  public static String aCode() {
    return "LAP-%04d".formatted(COUNTER.incrementAndGet());
  }

  /** A laptop whose names and descriptions are these. */
  public static AddItem.ItemDraft laptop(String code, Bilingual name, Bilingual description) {
    return new AddItem.ItemDraft(
        code,
        LAPTOPS,
        ItemKind.HARDWARE,
        new ItemContent(
            name,
            description,
            "C62",
            new BigDecimal("418.125"),
            "KWD",
            LocalDate.of(2026, 3, 9),
            new Bilingual("الاتفاقية الإطارية 17", "Framework agreement 17"),
            Map.of("warranty", "3", "screen_size", "14", "arabic_keyboard", "true")));
  }

  public static AddItem.ItemDraft laptop(String code) {
    return laptop(
        code,
        new Bilingual("حاسوب محمول 14 بوصة", "Laptop 14 inch"),
        new Bilingual("حاسوب للأعمال المكتبية", "A computer for office work"));
  }

  /** The same content with one attribute different; an empty value leaves it out. */
  public static ItemContent with(ItemContent content, String attribute, String value) {
    Map<String, String> attributes = new HashMap<>(content.attributes());
    attributes.put(attribute, value);
    return new ItemContent(
        content.name(),
        content.description(),
        content.unit(),
        content.benchmarkPrice(),
        content.benchmarkCurrency(),
        content.benchmarkDate(),
        content.benchmarkSource(),
        attributes);
  }

  /** The same content at another price. */
  public static ItemContent priced(ItemContent content, String amount, String currency) {
    return new ItemContent(
        content.name(),
        content.description(),
        content.unit(),
        new BigDecimal(amount),
        currency,
        content.benchmarkDate(),
        content.benchmarkSource(),
        content.attributes());
  }

  /** Adds a laptop and gives its code. */
  public String aLaptop() {
    String code = aCode();
    app.get(AddItem.class).run(manager, laptop(code));
    return code;
  }

  /** The newest audit entry about an item, its act alone. */
  public String lastActOn(String code) {
    return app.ask(
        """
        SELECT act FROM audit_entry WHERE object_type = 'item' AND object_id =
          (SELECT CAST(id AS CHAR) FROM catalog_item WHERE code = '%s')
        ORDER BY id DESC LIMIT 1"""
            .formatted(code));
  }
}
