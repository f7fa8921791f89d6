package io.kefu.text;

/**
 * Tells whether bytes above ASCII come in the pairs in which GB2312, and so GBK and GB18030, write everyday Chinese:
 * those of Big5, Shift-JIS and the one-byte encodings mostly do not.
 */
public final class HanBytes {

    private static final double MOST = 0.9;

    private long pairs;
    private long everyday;
    private long big5;
    private long bothHigh;
    private int lead = -1;

    /** Takes bytes of a text in order. */
    public void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (lead >= 0) {
                pairs++;
                // Punctuation, full-width forms, and the two levels of GB2312's characters.
                boolean row = lead == 0xA1 || lead == 0xA3 || (lead >= 0xB0 && lead <= 0xF7);
                everyday += row && b >= 0xA1 && b <= 0xFE ? 1 : 0;
                // The 5,401 everyday characters of Big5, and its punctuation; half of their second bytes are ASCII.
                boolean trail = (b >= 0x40 && b <= 0x7E) || (b >= 0xA1 && b <= 0xFE);
                big5 += ((lead >= 0xA4 && lead <= 0xC6) || lead == 0xA1) && trail ? 1 : 0;
                bothHigh += b >= 0xA1 ? 1 : 0;
                lead = -1;
            } else if (b >= 0x80) {
                lead = b;
            }
        }
    }

    /**
     * True when all but a tenth of the pairs are everyday characters of Big5, some with a second byte that GB2312 and EUC
     * do not have.
     */
    public boolean areBig5() {
        return pairs > 1 && big5 >= pairs * MOST && bothHigh < pairs;
    }

    /** True when nine of ten pairs so far are everyday Chinese. */
    public boolean areMost() {
        return pairs > 0 && everyday >= pairs * MOST;
    }
}
