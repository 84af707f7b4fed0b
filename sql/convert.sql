-- zh_convert: OpenCC's configurations

-- every configuration, as OpenCC 1.4.1 converts
SELECT config, zh_convert('里面的头发和鼠标 裡面的頭髮和滑鼠 沢山', config, context => false)
FROM unnest('{s2t,t2s,s2tw,tw2s,s2hk,hk2s,s2twp,tw2sp,t2tw,tw2t,t2hk,hk2t,t2jp,jp2t,s2hkp,hk2sp}'::text[]) config;
-- an unknown name
SELECT zh_convert('发', 's2x');
SELECT zh_convert('发', '');
SELECT zh_convert('发', repeat('长', 100));
-- nothing, and much
SELECT zh_convert('', 's2t'), zh_convert(NULL, 's2t'), zh_convert('发', NULL);
SELECT length(zh_convert(repeat('头发', 1000000), 's2t', context => false));
