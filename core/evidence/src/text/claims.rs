//! What a bundle proves, and what it cannot prove.

/// What a bundle that verifies proves.
pub const PROVES: &[(&str, &str)] = &[
    (
        "Every file is byte for byte what was signed; nothing was changed, added or taken away since.",
        "每个文件与签名时逐字节一致；此后没有任何改动、增加或删除。",
    ),
    (
        "Whoever signed held the private key that belongs to the fingerprint.",
        "签名者持有与该指纹对应的私钥。",
    ),
];

/// What no bundle can prove.
pub const CANNOT_PROVE: &[(&str, &str)] = &[
    (
        "That the portal's server sent these bytes: they are what the browser showed, or the files that were given.",
        "不能证明这些数据来自门户服务器：它们是浏览器所显示的内容，或用户提供的文件。",
    ),
    (
        "Who the person behind the key is: compare the fingerprint with its owner over another channel.",
        "不能证明密钥背后是谁：请通过其他渠道与密钥所有者核对指纹。",
    ),
    (
        "When it was signed: the time inside is that of the signer's own clock.",
        "不能证明签名的时间：其中的时间来自签名者自己的时钟。",
    ),
];
