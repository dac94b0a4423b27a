package foodfast.picture;

import static foodfast.picture.Samples.COLORS;
import static foodfast.picture.Samples.HEIGHT;
import static foodfast.picture.Samples.WIDTH;
import static foodfast.picture.Samples.ascii;
import static foodfast.picture.Samples.chunk;
import static foodfast.picture.Samples.exif;
import static foodfast.picture.Samples.extended;
import static foodfast.picture.Samples.interlaced;
import static foodfast.picture.Samples.joined;
import static foodfast.picture.Samples.jpeg;
import static foodfast.picture.Samples.pixelsOfWebp;
import static foodfast.picture.Samples.png;
import static foodfast.picture.Samples.progressive;
import static foodfast.picture.Samples.riffChunk;
import static foodfast.picture.Samples.segment;
import static foodfast.picture.Samples.showsColors;
import static foodfast.picture.Samples.stripes;
import static foodfast.picture.Samples.webp;
import static foodfast.picture.Samples.with;
import static foodfast.picture.Samples.without;
import static foodfast.picture.Samples.withoutJfif;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Shots;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are odd and shown by every browser are taken; others are refused with a reason. */
class OddFilesTest {
  private static final byte[] PHOTO = Shots.photo(900, 820, 1);
  private static final int EXACT = 3;
  private static final int LOSSY = 7;

  @Test
  void kindsAreToldByTheFirstBytes() {
    assertEquals(FileKind.JPEG, FileKind.of(PHOTO));
    assertEquals(FileKind.PNG, FileKind.of(Shots.pngBomb()));
    assertEquals(FileKind.WEBP, FileKind.of(ascii("RIFF....WEBPVP8 ")));
    assertEquals(FileKind.HEIC, FileKind.of(ascii("\0\0\0\30ftypheic\0\0\0\0mif1heic")));
    assertEquals(FileKind.HEIC, FileKind.of(ascii("\0\0\0\30ftypmif1")));
    assertEquals(FileKind.AVIF, FileKind.of(ascii("\0\0\0\34ftypavif\0\0\0\0avifmif1")));
    assertEquals(FileKind.AVIF, FileKind.of(ascii("\0\0\0\34ftypmif1\0\0\0\0mif1avif")));
    assertEquals(FileKind.OTHER, FileKind.of(ascii("\0\0\0\30ftypmp42\0\0\0\0")));
    assertEquals(FileKind.OTHER, FileKind.of(Shots.gif()));
    assertEquals(FileKind.OTHER, FileKind.of(ascii("RIFF....WAVEfmt ")));
    assertEquals(FileKind.OTHER, FileKind.of(new byte[0]));
    assertEquals(FileKind.OTHER, FileKind.of(Arrays.copyOf(PHOTO, 11)));
    assertTrue(FileKind.HEIC.refusal().advice().contains("HEIC"));
    assertTrue(FileKind.AVIF.refusal().advice().contains("AVIF"));
  }

  // Cut -----------------------------------------------------------------------------------------

  @Test
  void aJpegThatLacksLittleAtItsEndIsTakenOneThatLacksMoreIsNot() throws IOException {
    showsColors("lacks its end marker", without(jpeg(stripes()), 2), COLORS, LOSSY);
    showsColors("scans lack it", without(progressive(stripes()), 2), COLORS, LOSSY);
    byte[] inScans = Shots.progressive(900, 820);
    for (int lacking : new int[] {1, 2, 3, 20, 200}) {
      assertEquals(820, decode(without(PHOTO, lacking)).height());
      assertEquals(820, decode(without(inScans, lacking)).height());
    }
    for (int length = 20; length < PHOTO.length * 95 / 100; length += PHOTO.length / 23) {
      PictureIssue why = refusal(Arrays.copyOf(PHOTO, length));
      assertTrue(
          why == PictureIssue.TRUNCATED || why == PictureIssue.DAMAGED && length < 700,
          "" + length);
    }
    assertEquals(PictureIssue.TRUNCATED, refusal(Arrays.copyOf(inScans, inScans.length / 5)));
  }

  @Test
  void aPngThatLacksLittleAtItsEndIsTakenOneThatLacksMoreIsNot() throws IOException {
    byte[] deep = Shots.deepPng(1000, 900);
    for (byte[] whole : List.of(png(stripes()), interlaced(stripes()))) {
      showsColors("lacks IEND", without(whole, 12), COLORS, EXACT);
      showsColors("lacks a sum", without(whole, 14), COLORS, EXACT);
      showsColors("and some bytes", without(whole, 20), COLORS, EXACT);
    }
    assertTrue(decode(without(deep, 4000)).height() <= 900);
    assertEquals(PictureIssue.TRUNCATED, refusal(without(deep, deep.length / 3)));
    assertEquals(PictureIssue.TRUNCATED, refusal(Arrays.copyOf(deep, 40)));
  }

  @Test
  void aWebpThatLacksLittleAtItsEndIsTakenOneThatLacksMoreIsNot() throws IOException {
    byte[] whole = Rendition.webp(1600, decode(PHOTO)).bytes();
    for (int lacking : new int[] {1, 2, 3, 10, 30, 100, 500}) {
      assertEquals(820, decode(without(whole, lacking)).height());
    }
    assertEquals(PictureIssue.TRUNCATED, refusal(without(whole, whole.length / 3)));
    byte[] notes = webp(extended(4), pixelsOfWebp(stripes()), riffChunk("XMP ", new byte[5000]));
    showsColors("notes cut", without(notes, 3000), COLORS, LOSSY);
  }

  @Test
  void whatLiesBehindThePictureIsDroppedUnlessItIsAPage() throws IOException {
    byte[] junk = new byte[5000];
    showsColors("png", joined(png(stripes()), junk), COLORS, EXACT);
    showsColors("jpeg", joined(jpeg(stripes()), junk), COLORS, LOSSY);
    showsColors("webp", joined(webp(pixelsOfWebp(stripes())), junk), COLORS, LOSSY);
    assertDoesNotThrow(() -> PictureFile.check(Shots.withPictureBehind(), 800));
    assertDoesNotThrow(() -> PictureFile.check(joined(PHOTO, ascii("\0<svg\1\2\3\4\5")), 800));
    assertDoesNotThrow(() -> PictureFile.check(joined(PHOTO, ascii("<SvG \u0099\u0007")), 800));
    assertEquals(PictureIssue.HIDDEN_CONTENT, refusal(Shots.withPageBehind()));
    for (String page : new String[] {"<svg xmlns='", "<SVG\nonload=x>", "<svg/onload=x>"}) {
      for (byte[] picture : List.of(PHOTO, png(stripes()), webp(pixelsOfWebp(stripes())))) {
        assertEquals(PictureIssue.HIDDEN_CONTENT, refusal(joined(picture, ascii(page))), page);
      }
    }
  }

  // Rare ways to write a JPEG -------------------------------------------------------------------

  @Test
  void aJpegNeedsNoJfif() throws IOException {
    byte[] bare = withoutJfif(jpeg(stripes()));
    showsColors("bare", bare, COLORS, LOSSY);
    byte[] head = ascii("Exif\0\0");
    showsColors("EXIF alone", with(bare, segment(0xe1, head, exif(1, false))), COLORS, LOSSY);
    byte[] other = withComponentIds(bare, 0, 10, 20);
    showsColors("other ids", other, COLORS, LOSSY);
    byte[] late = with(jpeg(stripes()), segment(0xe1, head, exif(1, false)), new byte[] {-1, -1});
    showsColors("JFIF is not first, and there is a filler", late, COLORS, LOSSY);
  }

  @Test
  void theComponentsMayBeRedGreenAndBlue() throws IOException {
    byte[] adobe = joined(ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0});
    List<Color> asLumaAndChroma = COLORS.stream().map(OddFilesTest::lumaAndChroma).toList();
    byte[] file = jpeg(stripes(BufferedImage.TYPE_3BYTE_BGR, asLumaAndChroma));
    byte[] told = with(withoutJfif(file), segment(0xee, adobe));
    List<Color> seen = rawComponents(file);
    showsColors("Adobe's marker", told, seen, LOSSY);
    showsColors("ids", withComponentIds(withoutJfif(file), 'R', 'G', 'B'), seen, LOSSY);
  }

  @Test
  void inksMayBeLumaAndChromaToo() throws IOException {
    Picture plain = decode(Shots.cmyk(900, 900));
    byte[] file = Shots.cmyk(900, 900);
    int transform = new String(file, StandardCharsets.ISO_8859_1).indexOf("Adobe") + 11;
    file[transform] = 2;
    Picture turned = decode(file);
    assertEquals(plain.width(), turned.width());
    assertFalse(Arrays.equals(plain.bgr(), turned.bgr()), "the same numbers mean other colours");
  }

  @Test
  void kindsOfJpegThatNoBrowserShowsAreRefusedWithWords() {
    for (int frame : new int[] {0xc3, 0xc9, 0xca}) {
      assertEquals(PictureIssue.UNUSUAL_JPEG, refusal(withFrame(frame, 8)));
    }
    assertEquals(PictureIssue.UNUSUAL_JPEG, refusal(withFrame(0xc1, 12)));
  }

  @Test
  void scansAreCounted() {
    assertDoesNotThrow(() -> PictureFile.check(Shots.progressive(900, 820), 800));
    assertEquals(PictureIssue.DAMAGED, refusal(Shots.manyScans(1000)));
  }

  @Test
  void aJpegWithoutAPictureIsDamaged() {
    assertEquals(PictureIssue.DAMAGED, refusal(joined(Arrays.copyOf(PHOTO, 20), new byte[4000])));
    assertEquals(PictureIssue.DAMAGED, refusal(ascii("\u00ff\u00d8\u00ff\u00d9........")));
  }

  @Test
  void aStripOfOnePixelIsToSmall() {
    byte[] strip = jpeg(new BufferedImage(900, 1, BufferedImage.TYPE_3BYTE_BGR));
    assertEquals(PictureIssue.TOO_SMALL, refusal(strip));
  }

  // Every kind of PNG ---------------------------------------------------------------------------

  @Test
  void whatIsClearInAPngIsWhite() throws IOException {
    byte[] row = new byte[WIDTH];
    Arrays.fill(row, WIDTH / 2, WIDTH, (byte) 1);
    byte[] palette = chunk("PLTE", new byte[] {10, 20, 30, 40, 50, 60});
    byte[] clear = chunk("tRNS", new byte[] {0});
    halves("palette", png(8, 3, row, palette, clear), Color.WHITE, new Color(40, 50, 60));

    Arrays.fill(row, 0, WIDTH / 2, (byte) 77);
    Arrays.fill(row, WIDTH / 2, WIDTH, (byte) 99);
    byte[] level = chunk("tRNS", new byte[] {0, 77});
    halves("a grey level", png(8, 0, row, level), Color.WHITE, new Color(99, 99, 99));

    byte[] pairs = new byte[2 * WIDTH];
    Arrays.fill(pairs, (byte) 99);
    for (int x = 0; x < WIDTH / 2; x++) {
      pairs[2 * x + 1] = 0;
    }
    for (int x = WIDTH / 2; x < WIDTH; x++) {
      pairs[2 * x + 1] = -1;
    }
    halves("grey and opacity", png(8, 4, pairs), Color.WHITE, new Color(99, 99, 99));

    byte[] triples = new byte[3 * WIDTH];
    Arrays.fill(triples, 0, triples.length / 2, (byte) 50);
    Arrays.fill(triples, triples.length / 2, triples.length, (byte) 60);
    byte[] color = chunk("tRNS", new byte[] {0, 50, 0, 50, 0, 50});
    halves("a colour", png(8, 2, triples, color), Color.WHITE, new Color(60, 60, 60));
  }

  @Test
  void depthsOfAPngAreScaledToEightBits() throws IOException {
    byte[] bits = new byte[WIDTH / 8];
    Arrays.fill(bits, WIDTH / 16, WIDTH / 8, (byte) -1);
    halves("one bit", png(1, 0, bits), Color.BLACK, Color.WHITE);
    byte[] nibbles = new byte[WIDTH / 2];
    Arrays.fill(nibbles, 0, WIDTH / 4, (byte) 0x33);
    Arrays.fill(nibbles, WIDTH / 4, WIDTH / 2, (byte) 0xcc);
    halves("four bits", png(4, 0, nibbles), new Color(51, 51, 51), new Color(204, 204, 204));
    byte[] words = new byte[8 * WIDTH];
    for (int x = 0; x < WIDTH; x++) {
      int opacity = x < WIDTH / 2 ? 255 : 0;
      byte[] pixel = {
        100, 100, (byte) 150, (byte) 150, (byte) 200, (byte) 200, (byte) opacity, (byte) opacity
      };
      System.arraycopy(pixel, 0, words, 8 * x, 8);
    }
    halves("sixteen bits, opacity", png(16, 6, words), new Color(100, 150, 200), Color.WHITE);
  }

  @Test
  void anInterlacedPngIsTaken() throws IOException {
    showsColors("interlaced", interlaced(stripes()), COLORS, EXACT);
  }

  // Moving pictures -----------------------------------------------------------------------------

  @Test
  void ofAMovingPictureTheFirstFrameIsTaken() throws IOException {
    byte[] apng = with(png(stripes()), "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
    assertTrue(PictureFile.check(apng, 800).isAnimated());
    showsColors("APNG", apng, COLORS, EXACT);

    List<Color> backwards = new java.util.ArrayList<>(COLORS);
    Collections.reverse(backwards);
    byte[] first = frame(pixelsOfWebp(stripes()));
    byte[] second = frame(pixelsOfWebp(stripes(BufferedImage.TYPE_3BYTE_BGR, backwards)));
    byte[] timing = riffChunk("ANIM", new byte[6]);
    byte[] moving = webp(extended(0x02), timing, first, second);
    assertTrue(PictureFile.check(moving, 800).isAnimated());
    showsColors("WebP", moving, COLORS, LOSSY);
    assertFalse(PictureFile.check(png(stripes()), 800).isAnimated());
  }

  // How the camera was held ---------------------------------------------------------------------

  @Test
  void everyOrientationIsRead() {
    for (int orientation = 1; orientation <= 8; orientation++) {
      assertEquals(orientation, Exif.read(exif(orientation, false)).orientation());
    }
    assertEquals(1, Exif.read(exif(77, false)).orientation());
    assertEquals(1, Exif.read(new byte[0]).orientation());
    assertEquals(6, Exif.read(joined(ascii("Exif\0\0"), exif(6, true))).orientation());
    assertTrue(Exif.read(exif(1, true)).isAdobeRgb());
  }

  @Test
  void picturesOfEveryKindAreTurnedUpright() throws IOException {
    byte[] held = exif(6, false);
    byte[] asJpeg = with(jpeg(stripes()), segment(0xe1, ascii("Exif\0\0"), held));
    byte[] asPng = with(png(stripes()), "eXIf", held);
    byte[] asWebp = webp(extended(8), pixelsOfWebp(stripes()), riffChunk("EXIF", held));
    for (byte[] file : List.of(asJpeg, asPng, asWebp)) {
      Picture upright = decode(file);
      assertEquals(HEIGHT, upright.width());
      assertEquals(WIDTH, upright.height());
      assertTrue(Samples.at(upright, 400, 20).getRed() > 190, "left is up now");
    }
  }

  @Test
  void anExifThatClaimsMoreThanTheFileHoldsIsNone() {
    assertEquals(PictureIssue.TRUNCATED, refusal(Shots.pngWithEndlessExif()));
    byte[] lying = exif(6, true);
    for (int at = 8; at < lying.length; at++) {
      byte[] changed = lying.clone();
      Arrays.fill(changed, at, Math.min(at + 4, changed.length), (byte) 0x7f);
      assertDoesNotThrow(() -> Exif.read(changed));
    }
  }

  /** Thousands of entries that each point to all the rest: nothing of it is kept. */
  @Test
  void anExifThatPointsToItselfCostsNothing() {
    ByteArrayOutputStream tiff = new ByteArrayOutputStream();
    tiff.writeBytes(ascii("MM\0*\0\0\0\10\22\17"));
    byte[][] entries = {
      {(byte) 0x87, 0x69, 0, 4, 0, 0, 0x30, 0, 0, 0, 0, 8},
      {0x01, 0x4a, 0, 4, 0, 0, 0x30, 0, 0, 0, 0, 8},
      {0x01, 0x12, 0, 3, 0, 0, 0x60, 0, 0, 0, 0, 8},
      {(byte) 0x92, 0x7c, 0, 7, 0, 0, (byte) 0xc0, 0, 0, 0, 0, 8}
    };
    for (int i = 0; tiff.size() < 65_000; i++) {
      tiff.writeBytes(entries[i % 4]);
    }
    byte[] exif = tiff.toByteArray();
    Exif.read(exif);
    long before = allocated();
    assertEquals(1, Exif.read(exif).orientation());
    assertTrue(allocated() - before < 2_000_000, "bytes: " + (allocated() - before));
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  // ---------------------------------------------------------------------------------------------

  private static byte[] frame(byte[] pixels) {
    int w = WIDTH - 1;
    int h = HEIGHT - 1;
    byte[] head = {
      0, 0, 0, 0, 0, 0, (byte) w, (byte) (w >> 8), 0, (byte) h, (byte) (h >> 8), 0, 100, 0, 0, 0
    };
    return riffChunk("ANMF", head, pixels);
  }

  private static byte[] withComponentIds(byte[] jpeg, int... ids) {
    byte[] file = jpeg.clone();
    int frame = find(file, 0xc0);
    int scan = find(file, 0xda);
    for (int i = 0; i < 3; i++) {
      file[frame + 10 + 3 * i] = (byte) ids[i];
      file[scan + 5 + 2 * i] = (byte) ids[i];
    }
    return file;
  }

  private static byte[] withFrame(int marker, int bits) {
    byte[] file = PHOTO.clone();
    int frame = find(file, 0xc0);
    file[frame + 1] = (byte) marker;
    file[frame + 4] = (byte) bits;
    return file;
  }

  private static int find(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return at;
  }

  /** What a JPEG's components are, unmixed. */
  private static List<Color> rawComponents(byte[] jpeg) throws IOException {
    Picture mixed = decode(jpeg);
    return java.util.stream.IntStream.range(0, 8)
        .mapToObj(i -> Samples.at(mixed, (2 * i + 1) * mixed.width() / 16, 9))
        .map(OddFilesTest::lumaAndChroma)
        .toList();
  }

  private static Color lumaAndChroma(Color c) {
    double y = .299 * c.getRed() + .587 * c.getGreen() + .114 * c.getBlue();
    double cb = 128 + .564 * (c.getBlue() - y);
    double cr = 128 + .713 * (c.getRed() - y);
    return new Color((int) Math.round(y), (int) Math.round(cb), (int) Math.round(cr));
  }

  private static void halves(String what, byte[] file, Color left, Color right) throws IOException {
    Picture picture = decode(file);
    assertEquals(left, Samples.at(picture, WIDTH / 4, 400), what);
    assertEquals(right, Samples.at(picture, WIDTH * 3 / 4, 400), what);
  }

  private static Picture decode(byte[] file) throws IOException {
    return PictureFile.check(file, 800).decode();
  }

  private static PictureIssue refusal(byte[] file) {
    return assertThrows(PictureRejected.class, () -> decode(file)).reason();
  }
}
